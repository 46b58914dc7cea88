#ifndef LEADLINE_SESSION_H
#define LEADLINE_SESSION_H

#include <curl/curl.h>

/// What libcurl encrypts with, `OpenSSL/3.0.17`; never NULL.
const char *cnetwork_tls_library(void);
/// OpenSSL's own object for the connection that a transfer uses now; NULL for none.
void *cnetwork_openssl_session(CURL *handle);

#endif
