// A library to be laid over a program (LD_PRELOAD): see SystemCallFaults.c.
#ifndef SYSTEM_CALL_FAULTS_H
#define SYSTEM_CALL_FAULTS_H
#endif
