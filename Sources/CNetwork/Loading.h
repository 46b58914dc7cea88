#ifndef LEADLINE_LOADING_H
#define LEADLINE_LOADING_H

#include <stddef.h>

/// Writes down why the loader failed last.
void cnetwork_note_failure(char *text, size_t size);

#endif
