// A library to be laid over a program (LD_PRELOAD): see SystemCallFaults.c.
#ifndef SYSTEM_CALL_FAULTS_H
#define SYSTEM_CALL_FAULTS_H

// So that the target has an interface; nothing is ever linked with it.
extern const int leadline_system_call_faults;

#endif
