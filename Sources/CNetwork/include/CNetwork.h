#ifndef LEADLINE_CNETWORK_H
#define LEADLINE_CNETWORK_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

// Linking libcurl costs every start 4 ms, so it and libcrypto are loaded on first use. Before any
// other function of a library, its loader must have returned NULL.

/// Loads libcurl; NULL, or the loader's reason. The same answer for the life of the process.
const char *cnetwork_load_curl(void);
/// Loads libcrypto; NULL, or the loader's reason. The same answer for the life of the process.
const char *cnetwork_load_crypto(void);

/// Writes the 32 bytes of an HMAC-SHA256; false when the library refuses.
bool cnetwork_hmac_sha256(const void *key, size_t key_size, const void *message,
                          size_t message_size, unsigned char *result);

// `curl_easy_setopt`, `curl_easy_getinfo` and `curl_multi_setopt` are variadic, which Swift cannot
// call: one typed function a kind of value.

typedef size_t (*cnetwork_receiver)(char *bytes, size_t size, size_t count, void *context);

CURL *cnetwork_easy_init(void);
void cnetwork_easy_cleanup(CURL *handle);
const char *cnetwork_reason(CURLcode code);
CURLcode cnetwork_set_long(CURL *handle, CURLoption option, long value);
CURLcode cnetwork_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode cnetwork_set_list(CURL *handle, CURLoption option, struct curl_slist *list);
CURLcode cnetwork_set_error_buffer(CURL *handle, char *buffer);
/// Copies the bytes.
CURLcode cnetwork_set_body(CURL *handle, const void *bytes, size_t count);
CURLcode cnetwork_set_receivers(CURL *handle, cnetwork_receiver header, cnetwork_receiver body,
                                void *context);
/// Who says which addresses may be connected to: the 4 or 16 bytes of each are shown before.
typedef struct {
  bool (*admits)(void *context, const unsigned char *address, size_t count);
  void *context;
} cnetwork_gate;

/// Keeps the sockets from programs that are started meanwhile, and has a gate, if there is one,
/// admit each address; the gate must live as long as the handle.
CURLcode cnetwork_set_sockets(CURL *handle, const cnetwork_gate *gate);
long cnetwork_get_long(CURL *handle, CURLINFO info);
/// Belongs to the handle; may be NULL.
const char *cnetwork_get_string(CURL *handle, CURLINFO info);
/// The fields of the server's own certificate, `Name:value` each, as long as the handle lives.
const struct curl_slist *cnetwork_certificate(CURL *handle);
/// The version of the encryption, `TLSv1.3`, while the transfer is under way; NULL where the
/// library does not tell.
const char *cnetwork_tls_version(CURL *handle);

/// NULL when there is no memory; the list is then unchanged.
struct curl_slist *cnetwork_append(struct curl_slist *list, const char *text);
void cnetwork_free_list(struct curl_slist *list);

/// A transfer that came to its end; `handle` is NULL when there is none.
typedef struct {
  CURL *handle;
  CURLcode code;
} cnetwork_finished;

CURLM *cnetwork_multi_init(void);
void cnetwork_multi_cleanup(CURLM *multi);
CURLMcode cnetwork_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode cnetwork_multi_add(CURLM *multi, CURL *handle);
CURLMcode cnetwork_multi_remove(CURLM *multi, CURL *handle);
CURLMcode cnetwork_multi_perform(CURLM *multi);
CURLMcode cnetwork_multi_poll(CURLM *multi, int milliseconds);
/// May be called on any thread.
CURLMcode cnetwork_multi_wakeup(CURLM *multi);
cnetwork_finished cnetwork_multi_finished(CURLM *multi);

/// Keeps every signal from this thread: they are the main thread's, and a broken pipe is an error.
void cnetwork_block_signals(void);

#endif
