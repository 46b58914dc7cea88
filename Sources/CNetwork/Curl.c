#include "CNetwork.h"
#include "Loading.h"
#include "Session.h"

#include <dlfcn.h>
#include <pthread.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>

// Every function of libcurl that is used, with its type from the header.
#define FUNCTIONS(EACH)                                                                          \
  EACH(curl_global_init)                                                                         \
  EACH(curl_version_info)                                                                        \
  EACH(curl_easy_init)                                                                           \
  EACH(curl_easy_cleanup)                                                                        \
  EACH(curl_easy_strerror)                                                                       \
  EACH(curl_slist_append)                                                                        \
  EACH(curl_slist_free_all)                                                                      \
  EACH(curl_multi_init)                                                                          \
  EACH(curl_multi_cleanup)                                                                       \
  EACH(curl_multi_add_handle)                                                                    \
  EACH(curl_multi_remove_handle)                                                                 \
  EACH(curl_multi_perform)                                                                       \
  EACH(curl_multi_poll)                                                                          \
  EACH(curl_multi_wakeup)                                                                        \
  EACH(curl_multi_info_read)

// The header hides these behind macros.
#define VARIADIC_FUNCTIONS(EACH)                                                                 \
  EACH(curl_easy_setopt, CURLcode (*)(CURL *, CURLoption, ...))                                  \
  EACH(curl_easy_getinfo, CURLcode (*)(CURL *, CURLINFO, ...))                                   \
  EACH(curl_multi_setopt, CURLMcode (*)(CURLM *, CURLMoption, ...))

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

static struct {
#define MEMBER(name) __typeof__(&name) name;
#define VARIADIC_MEMBER(name, type) __typeof__((type)0) name;
  FUNCTIONS(MEMBER)
  VARIADIC_FUNCTIONS(VARIADIC_MEMBER)
} library;

static char failure[256];
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool find_functions(void *handle) {
#define FIND(name)                                                                               \
  library.name = (__typeof__(library.name))dlsym(handle, #name);                                 \
  if (library.name == NULL) return false;
#define FIND_VARIADIC(name, type) FIND(name)
  FUNCTIONS(FIND)
  VARIADIC_FUNCTIONS(FIND_VARIADIC)
  return true;
}

static void load(void) {
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  is_loaded = handle != NULL && find_functions(handle) &&
              library.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!is_loaded) cnetwork_note_failure(failure, sizeof failure);
}

const char *cnetwork_load_curl(void) {
  pthread_once(&once, load);
  return is_loaded ? NULL : failure;
}

CURL *cnetwork_easy_init(void) { return library.curl_easy_init(); }

void cnetwork_easy_cleanup(CURL *handle) { library.curl_easy_cleanup(handle); }

const char *cnetwork_reason(CURLcode code) { return library.curl_easy_strerror(code); }

CURLcode cnetwork_set_long(CURL *handle, CURLoption option, long value) {
  return library.curl_easy_setopt(handle, option, value);
}

CURLcode cnetwork_set_string(CURL *handle, CURLoption option, const char *value) {
  return library.curl_easy_setopt(handle, option, value);
}

CURLcode cnetwork_set_list(CURL *handle, CURLoption option, struct curl_slist *list) {
  return library.curl_easy_setopt(handle, option, list);
}

CURLcode cnetwork_set_error_buffer(CURL *handle, char *buffer) {
  return library.curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

CURLcode cnetwork_set_body(CURL *handle, const void *bytes, size_t count) {
  CURLcode code =
      library.curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  // Without a pointer the library would ask for the bytes by a callback.
  const void *body = count == 0 ? "" : bytes;
  return code == CURLE_OK ? library.curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, body) : code;
}

CURLcode cnetwork_set_receivers(CURL *handle, cnetwork_receiver header, cnetwork_receiver body,
                                void *context) {
  CURLcode code = library.curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
  if (code == CURLE_OK) code = library.curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
  if (code == CURLE_OK) code = library.curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
  return code == CURLE_OK ? library.curl_easy_setopt(handle, CURLOPT_WRITEDATA, context) : code;
}

static bool admits(const cnetwork_gate *gate, const struct sockaddr *address) {
  const unsigned char *bytes = NULL;
  size_t count = 0;
  if (address->sa_family == AF_INET) {
    bytes = (const unsigned char *)&((const struct sockaddr_in *)address)->sin_addr;
    count = 4;
  } else if (address->sa_family == AF_INET6) {
    bytes = (const unsigned char *)&((const struct sockaddr_in6 *)address)->sin6_addr;
    count = 16;
  }
  return bytes != NULL && gate->admits(gate->context, bytes, count);
}

static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *address) {
  const cnetwork_gate *gate = context;
  (void)purpose;
  if (gate != NULL && !admits(gate, &address->addr)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

CURLcode cnetwork_set_sockets(CURL *handle, const cnetwork_gate *gate) {
  curl_opensocket_callback callback = open_socket;
  CURLcode code = library.curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
  return code == CURLE_OK ? library.curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, gate) : code;
}

long cnetwork_get_long(CURL *handle, CURLINFO info) {
  long value = 0;
  return library.curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

const char *cnetwork_get_string(CURL *handle, CURLINFO info) {
  const char *value = NULL;
  return library.curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : NULL;
}

const struct curl_slist *cnetwork_certificate(CURL *handle) {
  struct curl_certinfo *chain = NULL;
  CURLcode code = library.curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain);
  return code == CURLE_OK && chain != NULL && chain->num_of_certs > 0 ? chain->certinfo[0] : NULL;
}

const char *cnetwork_tls_library(void) {
  const curl_version_info_data *facts = library.curl_version_info(CURLVERSION_NOW);
  return facts == NULL || facts->ssl_version == NULL ? "" : facts->ssl_version;
}

void *cnetwork_openssl_session(CURL *handle) {
  struct curl_tlssessioninfo *session = NULL;
  CURLcode code = library.curl_easy_getinfo(handle, CURLINFO_TLS_SSL_PTR, &session);
  bool is_known = code == CURLE_OK && session != NULL && session->backend == CURLSSLBACKEND_OPENSSL;
  return is_known ? session->internals : NULL;
}

struct curl_slist *cnetwork_append(struct curl_slist *list, const char *text) {
  return library.curl_slist_append(list, text);
}

void cnetwork_free_list(struct curl_slist *list) { library.curl_slist_free_all(list); }

CURLM *cnetwork_multi_init(void) { return library.curl_multi_init(); }

void cnetwork_multi_cleanup(CURLM *multi) { library.curl_multi_cleanup(multi); }

CURLMcode cnetwork_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return library.curl_multi_setopt(multi, option, value);
}

CURLMcode cnetwork_multi_add(CURLM *multi, CURL *handle) {
  return library.curl_multi_add_handle(multi, handle);
}

CURLMcode cnetwork_multi_remove(CURLM *multi, CURL *handle) {
  return library.curl_multi_remove_handle(multi, handle);
}

CURLMcode cnetwork_multi_perform(CURLM *multi) {
  int running = 0;
  return library.curl_multi_perform(multi, &running);
}

CURLMcode cnetwork_multi_poll(CURLM *multi, int milliseconds) {
  return library.curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode cnetwork_multi_wakeup(CURLM *multi) { return library.curl_multi_wakeup(multi); }

cnetwork_finished cnetwork_multi_finished(CURLM *multi) {
  cnetwork_finished finished = {NULL, CURLE_OK};
  int left = 0;
  for (;;) {
    CURLMsg *message = library.curl_multi_info_read(multi, &left);
    if (message == NULL) return finished;
    if (message->msg != CURLMSG_DONE) continue;
    finished.handle = message->easy_handle;
    finished.code = message->data.result;
    return finished;
  }
}

void cnetwork_block_signals(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, NULL);
}
