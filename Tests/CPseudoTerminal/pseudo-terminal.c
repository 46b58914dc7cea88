#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pty.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static struct winsize window(unsigned short columns, unsigned short rows) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  return size;
}

// A test runner may ignore or block signals; a child must start as from a shell.
static void reset_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become(const struct cpt_program *program, int report) {
  reset_signals();
  close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  if (program->working_directory == NULL || chdir(program->working_directory) == 0)
    execve(program->path, program->arguments, program->environment);
  int reason = errno;
  if (write(report, &reason, sizeof reason) < 0) _exit(126);
  _exit(127);
}

int cpt_spawn(const struct cpt_program *program, int *master, pid_t *process) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return errno;
  struct winsize size = window(program->columns, program->rows);
  pid_t child = forkpty(master, NULL, NULL, &size);
  if (child == 0) become(program, report[1]);
  int reason = child < 0 ? errno : 0;
  close(report[1]);
  if (child > 0 && read(report[0], &reason, sizeof reason) == (ssize_t)sizeof reason) {
    close(*master);
    waitpid(child, NULL, 0);
  }
  close(report[0]);
  if (reason != 0) return reason;
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  fcntl(*master, F_SETFL, O_NONBLOCK);
  *process = child;
  return 0;
}

int cpt_open_pair(unsigned short columns, unsigned short rows, int *master, int *slave) {
  struct winsize size = window(columns, rows);
  if (openpty(master, slave, NULL, NULL, &size) != 0) return errno;
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  fcntl(*slave, F_SETFD, FD_CLOEXEC);
  fcntl(*master, F_SETFL, O_NONBLOCK);
  return 0;
}

int cpt_resize(int master, unsigned short columns, unsigned short rows) {
  struct winsize size = window(columns, rows);
  return ioctl(master, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int cpt_pipe(int *reader, int *writer) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  *reader = ends[0];
  *writer = ends[1];
  return 0;
}

int cpt_add_working_directory(posix_spawn_file_actions_t *actions, const char *path) {
  return posix_spawn_file_actions_addchdir_np(actions, path);
}

static int remove_entry(const char *path, const struct stat *facts, int kind, struct FTW *place) {
  (void)facts, (void)kind, (void)place;
  remove(path);
  return 0;
}

void cpt_remove_tree(const char *path) { nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }

void cpt_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }

pid_t cpt_foreground_group(int master) { return tcgetpgrp(master); }

struct cpt_outcome cpt_wait(pid_t process, bool block) {
  int status = 0;
  struct rusage usage;
  struct cpt_outcome outcome = {cpt_running, 0, 0};
  pid_t found;
  do {
    found = wait4(process, &status, WUNTRACED | (block ? 0 : WNOHANG), &usage);
  } while (found < 0 && errno == EINTR);
  if (found == 0) return outcome;
  if (found < 0) {
    outcome.state = cpt_lost;
    return outcome;
  }
  outcome.peak_kibibytes = usage.ru_maxrss;
  if (WIFEXITED(status)) {
    outcome.state = cpt_exited;
    outcome.value = WEXITSTATUS(status);
  } else if (WIFSIGNALED(status)) {
    outcome.state = cpt_signalled;
    outcome.value = WTERMSIG(status);
  } else {
    outcome.state = cpt_stopped;
    outcome.value = WSTOPSIG(status);
  }
  return outcome;
}
