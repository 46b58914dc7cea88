#ifndef LEADLINE_CTLS_H
#define LEADLINE_CTLS_H
#endif
