#include "Loading.h"

#include <dlfcn.h>
#include <stdio.h>

void cnetwork_note_failure(char *text, size_t size) {
  const char *reason = dlerror();
  snprintf(text, size, "%s", reason == NULL ? "the library lacks a function" : reason);
}
