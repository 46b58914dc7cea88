// Laid over a program with LD_PRELOAD, counts the calls that change, or open, something in a folder,
// and lets one of them fail, or ends the program there. Steered by variables:
//
//   SYSTEM_CALL_FAULT_FOLDER  the folder's absolute path; calls elsewhere are neither counted nor
//                             changed
//   SYSTEM_CALL_FAULT_LOG     a file to which each counted call is added before it is made, a line
//                             each: its name, a blank, the path
//   SYSTEM_CALL_FAULT_AT      the number of the call that fails, from 1; with a '+' behind it, those
//                             after it as well, as on a disk that stays full
//   SYSTEM_CALL_FAULT_WITH    what happens then:
//     kill      the process ends by SIGKILL before the call
//     halfway   of a write, half the bytes are written before that; of any other call, all is done
//     short     a write writes half its bytes and tells so; any other call is made as usual
//     ENOSPC, EIO, ...   the call is not made and fails so
//
// Counted: open, openat, creat, write, pwrite, fsync, fdatasync, rename, renameat, unlink, unlinkat,
// mkdir, mkdirat, flock, ftruncate, fchmod, fchown; of those with a descriptor, where it was opened
// in the folder. Calls that the C library makes itself (fopen, opendir) are not seen. Every call goes
// straight to the kernel, so that nothing here depends on what else is laid over the program.
#define _GNU_SOURCE
#include "SystemCallFaults.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

const int leadline_system_call_faults = 1;

enum action { ACTION_NONE, ACTION_KILL, ACTION_HALFWAY, ACTION_SHORT, ACTION_FAIL };

static const struct {
  const char *name;
  enum action action;
  int number;
} kinds[] = {
    {"kill", ACTION_KILL, 0},      {"halfway", ACTION_HALFWAY, 0}, {"short", ACTION_SHORT, 0},
    {"ENOSPC", ACTION_FAIL, ENOSPC}, {"EDQUOT", ACTION_FAIL, EDQUOT}, {"EIO", ACTION_FAIL, EIO},
    {"EACCES", ACTION_FAIL, EACCES}, {"EPERM", ACTION_FAIL, EPERM},  {"EROFS", ACTION_FAIL, EROFS},
    {"EINTR", ACTION_FAIL, EINTR},
};

static struct {
  bool is_on;
  char folder[PATH_MAX];
  const char *log;
  long at;
  bool goes_on;
  enum action action;
  int number;
} plan;

static long counted;
// Which descriptors were opened in the folder.
static unsigned char tracked[4096];

__attribute__((constructor)) static void read_plan(void) {
  const char *folder = getenv("SYSTEM_CALL_FAULT_FOLDER");
  if (folder == NULL || folder[0] != '/' || strlen(folder) >= sizeof plan.folder) return;
  strcpy(plan.folder, folder);
  plan.log = getenv("SYSTEM_CALL_FAULT_LOG");
  const char *at = getenv("SYSTEM_CALL_FAULT_AT");
  char *rest = "";
  plan.at = at == NULL ? 0 : strtol(at, &rest, 10);
  plan.goes_on = *rest == '+';
  const char *with = getenv("SYSTEM_CALL_FAULT_WITH");
  for (size_t i = 0; with != NULL && i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(with, kinds[i].name) != 0) continue;
    plan.action = kinds[i].action;
    plan.number = kinds[i].number;
  }
  plan.is_on = true;
}

static void path_of(int descriptor, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
}

static void absolute_path(int folder, const char *name, char *path) {
  char above[PATH_MAX] = "";
  if (name[0] != '/') {
    if (folder == AT_FDCWD) {
      if (syscall(SYS_getcwd, above, sizeof above) < 0) above[0] = 0;
    } else {
      path_of(folder, above);
    }
  }
  if (snprintf(path, PATH_MAX, name[0] == '/' ? "%s%s" : "%s/%s", above, name) >= PATH_MAX) {
    path[0] = 0;
  }
}

static bool is_inside(const char *path) {
  size_t length = strlen(plan.folder);
  return strncmp(path, plan.folder, length) == 0 && (path[length] == 0 || path[length] == '/');
}

static void note(const char *call, const char *path) {
  if (plan.log == NULL) return;
  char line[PATH_MAX + 32];
  int length = snprintf(line, sizeof line, "%s %s\n", call, path);
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  int file = (int)syscall(SYS_openat, AT_FDCWD, plan.log, flags, 0600);
  if (file < 0) return;
  syscall(SYS_write, file, line, (size_t)length);
  syscall(SYS_close, file);
}

static void die(void) { syscall(SYS_kill, syscall(SYS_getpid), SIGKILL); }

// Counts a call on a path of the folder, and says what is to happen to it.
static enum action count_path(const char *call, const char *path) {
  note(call, path);
  long now = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
  bool is_now = now == plan.at || (plan.goes_on && plan.at > 0 && now > plan.at);
  if (!is_now) return ACTION_NONE;
  if (plan.action == ACTION_KILL) die();
  return plan.action;
}

static enum action count_at(const char *call, int folder, const char *name, bool *inside) {
  char path[PATH_MAX];
  *inside = false;
  if (!plan.is_on || name == NULL) return ACTION_NONE;
  absolute_path(folder, name, path);
  *inside = is_inside(path);
  return *inside ? count_path(call, path) : ACTION_NONE;
}

static enum action count_descriptor(const char *call, int descriptor) {
  if (!plan.is_on || descriptor < 0 || descriptor >= (int)sizeof tracked) return ACTION_NONE;
  if (!tracked[descriptor]) return ACTION_NONE;
  char path[PATH_MAX];
  path_of(descriptor, path);
  return count_path(call, path);
}

static void track(long descriptor, bool inside) {
  if (descriptor >= 0 && descriptor < (long)sizeof tracked) tracked[descriptor] = inside;
}

// Ends a call: with the error of the plan, or with what the kernel said.
#define FINISH(counting, call)             \
  do {                                     \
    enum action action = (counting);       \
    if (action == ACTION_FAIL) {           \
      errno = plan.number;                 \
      return -1;                           \
    }                                      \
    long result = (call);                  \
    if (action == ACTION_HALFWAY) die();   \
    return (int)result;                    \
  } while (0)

static int open_at(const char *call, int folder, const char *path, int flags, mode_t mode) {
  bool inside;
  enum action action = count_at(call, folder, path, &inside);
  if (action == ACTION_FAIL) {
    errno = plan.number;
    return -1;
  }
  long result = syscall(SYS_openat, folder, path, flags | O_LARGEFILE, mode);
  if (action == ACTION_HALFWAY) die();
  track(result, inside);
  return (int)result;
}

static ssize_t write_at(
    const char *call, int descriptor, const void *bytes, size_t count, const off_t *offset) {
  enum action action = count_descriptor(call, descriptor);
  if (action == ACTION_FAIL) {
    errno = plan.number;
    return -1;
  }
  if (action != ACTION_NONE) count /= 2;
  ssize_t result = offset == NULL ? syscall(SYS_write, descriptor, bytes, count)
                                  : syscall(SYS_pwrite64, descriptor, bytes, count, *offset);
  if (action == ACTION_HALFWAY) die();
  return result;
}

// A mode follows the flags only where a file can be made.
#define MODE(flags)                                          \
  mode_t mode = 0;                                           \
  if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) { \
    va_list arguments;                                       \
    va_start(arguments, flags);                              \
    mode = va_arg(arguments, mode_t);                        \
    va_end(arguments);                                       \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return open_at("open", AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags)
  return open_at("open", AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return open_at("openat", folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return open_at("openat", folder, path, flags, mode);
}

// What a program calls that was compiled with fortified headers.
int __open_2(const char *path, int flags) { return open_at("open", AT_FDCWD, path, flags, 0); }

int __open64_2(const char *path, int flags) { return open_at("open", AT_FDCWD, path, flags, 0); }

int __openat_2(int folder, const char *path, int flags) {
  return open_at("openat", folder, path, flags, 0);
}

int __openat64_2(int folder, const char *path, int flags) {
  return open_at("openat", folder, path, flags, 0);
}

int creat(const char *path, mode_t mode) {
  return open_at("creat", AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int creat64(const char *path, mode_t mode) {
  return open_at("creat", AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int close(int descriptor) {
  track(descriptor, false);
  return (int)syscall(SYS_close, descriptor);
}

static int copy(int descriptor, int copied) {
  if (copied >= 0) {
    track(copied, descriptor >= 0 && descriptor < (int)sizeof tracked && tracked[descriptor]);
  }
  return copied;
}

int dup(int descriptor) { return copy(descriptor, (int)syscall(SYS_dup, descriptor)); }

int dup2(int descriptor, int wanted) {
  if (descriptor == wanted) return fcntl(descriptor, F_GETFD) < 0 ? -1 : wanted;
  return copy(descriptor, (int)syscall(SYS_dup3, descriptor, wanted, 0));
}

int dup3(int descriptor, int wanted, int flags) {
  return copy(descriptor, (int)syscall(SYS_dup3, descriptor, wanted, flags));
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  return write_at("write", descriptor, bytes, count, NULL);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at("pwrite", descriptor, bytes, count, &offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
  return write_at("pwrite", descriptor, bytes, count, &offset);
}

int fsync(int descriptor) {
  FINISH(count_descriptor("fsync", descriptor), syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor) {
  FINISH(count_descriptor("fdatasync", descriptor), syscall(SYS_fdatasync, descriptor));
}

int ftruncate(int descriptor, off_t length) {
  FINISH(count_descriptor("ftruncate", descriptor), syscall(SYS_ftruncate, descriptor, length));
}

int ftruncate64(int descriptor, off_t length) {
  FINISH(count_descriptor("ftruncate", descriptor), syscall(SYS_ftruncate, descriptor, length));
}

int fchmod(int descriptor, mode_t mode) {
  FINISH(count_descriptor("fchmod", descriptor), syscall(SYS_fchmod, descriptor, mode));
}

int fchown(int descriptor, uid_t owner, gid_t group) {
  FINISH(count_descriptor("fchown", descriptor), syscall(SYS_fchown, descriptor, owner, group));
}

int flock(int descriptor, int operation) {
  FINISH(count_descriptor("flock", descriptor), syscall(SYS_flock, descriptor, operation));
}

// Counted where the one or the other path lies in the folder, once.
static int rename_at(
    const char *call, int from, const char *old, int to, const char *new, unsigned int flags) {
  char path[PATH_MAX] = "";
  enum action hit = ACTION_NONE;
  if (plan.is_on) {
    absolute_path(to, new, path);
    bool inside = is_inside(path);
    if (!inside) {
      absolute_path(from, old, path);
      inside = is_inside(path);
    }
    if (inside) hit = count_path(call, path);
  }
  FINISH(hit, syscall(SYS_renameat2, from, old, to, new, flags));
}

int rename(const char *old, const char *new) {
  return rename_at("rename", AT_FDCWD, old, AT_FDCWD, new, 0);
}

int renameat(int from, const char *old, int to, const char *new) {
  return rename_at("renameat", from, old, to, new, 0);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned int flags) {
  return rename_at("renameat", from, old, to, new, flags);
}

int unlink(const char *path) {
  bool inside;
  FINISH(
      count_at("unlink", AT_FDCWD, path, &inside), syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

int unlinkat(int folder, const char *path, int flags) {
  bool inside;
  FINISH(
      count_at("unlinkat", folder, path, &inside), syscall(SYS_unlinkat, folder, path, flags));
}

int mkdir(const char *path, mode_t mode) {
  bool inside;
  FINISH(
      count_at("mkdir", AT_FDCWD, path, &inside), syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}

int mkdirat(int folder, const char *path, mode_t mode) {
  bool inside;
  FINISH(count_at("mkdirat", folder, path, &inside), syscall(SYS_mkdirat, folder, path, mode));
}
