#include "CNetwork.h"
#include "Session.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

static const char *(*get_version)(const void *session);
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool begins(const char *text, const char *start) {
  return strncmp(text, start, strlen(start)) == 0;
}

static void load(void) {
  const char *library = cnetwork_tls_library();
  const char *name = begins(library, "OpenSSL/3.")     ? "libssl.so.3"
                     : begins(library, "OpenSSL/1.1.") ? "libssl.so.1.1"
                                                       : NULL;
  if (name == NULL) return;
  // A session must be shown to the very library that made it, which is loaded already.
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
  if (handle != NULL) get_version = (const char *(*)(const void *))dlsym(handle, "SSL_get_version");
}

const char *cnetwork_tls_version(CURL *handle) {
  pthread_once(&once, load);
  void *session = get_version == NULL ? NULL : cnetwork_openssl_session(handle);
  return session == NULL ? NULL : get_version(session);
}
