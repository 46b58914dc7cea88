#include "SystemCallFaults.h"

int leadline_system_call_faults_version(void) { return 1; }
