#pragma once

#include <spawn.h>
#include <stdbool.h>
#include <sys/types.h>

// Swift may not run between `fork` and `exec`, and cannot call variadic functions: both stand here.

/// What a child is started with. `working_directory` may be NULL.
struct cpt_program {
  const char *path;
  char *const *arguments;
  char *const *environment;
  const char *working_directory;
  unsigned short columns;
  unsigned short rows;
};

/// Starts a program on a pseudo-terminal of its own. Returns 0, or an errno value.
int cpt_spawn(const struct cpt_program *program, int *master, pid_t *process);

/// Opens both ends of a pseudo-terminal that is nobody's controlling terminal. Returns 0 or errno.
int cpt_open_pair(unsigned short columns, unsigned short rows, int *master, int *slave);

/// Changes the window size, which sends SIGWINCH to the foreground group. Returns 0 or errno.
int cpt_resize(int master, unsigned short columns, unsigned short rows);

/// Opens a pipe whose ends no child inherits. Returns 0 or errno.
int cpt_pipe(int *reader, int *writer);

/// Has a spawned child start in another folder. Returns 0 or an errno value.
int cpt_add_working_directory(posix_spawn_file_actions_t *actions, const char *path);

/// Removes a folder and all below it, following no symbolic link.
void cpt_remove_tree(const char *path);

/// Makes a write to a pipe that nobody reads fail with EPIPE instead of ending this process.
void cpt_ignore_broken_pipes(void);

/// The process group in the terminal's foreground, or -1.
pid_t cpt_foreground_group(int master);

enum cpt_state { cpt_running, cpt_exited, cpt_signalled, cpt_stopped, cpt_lost };

/// How a child stands: an exit code or a signal's number, and its peak memory once it has ended.
struct cpt_outcome {
  enum cpt_state state;
  int value;
  long peak_kibibytes;
};

/// Looks at a child, and waits for it when `block` is set. A child that has stopped is reported once.
struct cpt_outcome cpt_wait(pid_t process, bool block);
