#ifndef LEADLINE_CTLS_H
#define LEADLINE_CTLS_H

#include <stddef.h>

// OpenSSL's own types, told by name alone so that its headers stay behind this one.
typedef struct evp_pkey_st ctls_key;
typedef struct x509_st ctls_certificate;
typedef struct ssl_ctx_st ctls_context;
typedef struct ctls_connection ctls_connection;

// Keys. Every maker returns NULL when it fails.
ctls_key *ctls_make_rsa_key(void);
ctls_key *ctls_make_ec_key(void);
void ctls_free_key(ctls_key *key);

// The modulus ('n') or exponent ('e') of an RSA key, big-endian, into `out`; its length or -1.
long ctls_rsa_number(const ctls_key *key, char which, unsigned char *out, size_t capacity);
// RSASSA-PKCS1-v1_5 with SHA-256; the signature's length or -1.
long ctls_sign_rs256(ctls_key *key, const unsigned char *bytes, size_t count,
                     unsigned char *out, size_t capacity);
// 32 bytes into `out`; 1 when it worked.
int ctls_hmac_sha256(const unsigned char *key, size_t key_count, const unsigned char *message,
                     size_t message_count, unsigned char *out);
int ctls_sha256(const unsigned char *bytes, size_t count, unsigned char *out);
int ctls_random(unsigned char *out, size_t count);

typedef struct {
  const char *common_name;
  // As in a certificate configuration: "DNS:a.example,IP:127.0.0.1"; NULL for an authority.
  const char *alternative_names;
  // Seconds from now.
  long not_before;
  long not_after;
} ctls_subject;

// A certificate for `key`, signed by `issuer`; without one, by itself.
ctls_certificate *ctls_make_certificate(ctls_subject subject, ctls_key *key,
                                        const ctls_certificate *issuer, ctls_key *issuer_key);
// The PEM form into `out`; its length or -1.
long ctls_certificate_pem(ctls_certificate *certificate, char *out, size_t capacity);
void ctls_free_certificate(ctls_certificate *certificate);

// A server's context, HTTP/1.1 by ALPN; `authority`, when given, is sent along. TLS 1.2 at least,
// or TLS 1.1 and nothing else.
ctls_context *ctls_make_context(ctls_certificate *certificate, ctls_key *key,
                                ctls_certificate *authority, int only_old_protocol);
// Sends one more certificate along; 1 when it worked.
int ctls_send_along(ctls_context *context, ctls_certificate *certificate);
void ctls_free_context(ctls_context *context);

// A connection on a socket. First `ctls_hello`, then `ctls_accept` with what was chosen.
ctls_connection *ctls_make_connection(ctls_context *context, int descriptor);
// Reads the ClientHello and answers nothing yet; 1 when there is one.
int ctls_hello(ctls_connection *connection);
// The host asked for, in lower case; empty when none was.
const char *ctls_server_name(const ctls_connection *connection);
// Goes on with a context; 1 when the handshake ended well.
int ctls_accept(ctls_connection *connection, ctls_context *context);
// As read(2): 0 at the end, -1 on failure.
long ctls_read(ctls_connection *connection, void *bytes, size_t capacity);
// How many bytes wait, decrypted.
int ctls_pending(const ctls_connection *connection);
// The number written, or -1.
long ctls_write(ctls_connection *connection, const void *bytes, size_t count);
// Tells the client that nothing more comes.
void ctls_shutdown(ctls_connection *connection);
void ctls_free_connection(ctls_connection *connection);

// What Swift's Glibc module leaves out, since glibc keeps it for GNU sources.
// The next connection's descriptor, closed in children from its first moment; -1 on failure.
int ctls_accept_socket(int listener);
// 1 when the other side ended the connection within the time (-1: for ever), 0 when not, and -1
// when a signal came between.
int ctls_await_end(int descriptor, int milliseconds);

#endif
