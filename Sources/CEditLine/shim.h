#pragma once

#include <histedit.h>
#include <stddef.h>

// `el_set`, `el_get` and `history` are variadic, which Swift cannot call: one typed wrapper a use.

typedef char *(*cedit_prompt)(EditLine *);
typedef unsigned char (*cedit_function)(EditLine *, int);

/// Escape sequences in the prompt stand between two `\1`, so that they count for no column.
static inline int cedit_set_prompt(EditLine *editor, cedit_prompt prompt) {
  return el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}

static inline int cedit_set_owner(EditLine *editor, void *owner) {
  return el_set(editor, EL_CLIENTDATA, owner);
}

static inline void *cedit_owner(EditLine *editor) {
  void *owner = NULL;
  return el_get(editor, EL_CLIENTDATA, &owner) == 0 ? owner : NULL;
}

/// The wide interface, for the narrow one takes a reader of bytes.
static inline int cedit_set_reader(EditLine *editor, el_rfunc_t reader) {
  return el_wset(editor, EL_GETCFN, reader);
}

static inline int cedit_set_terminal(EditLine *editor, const char *name) {
  return el_set(editor, EL_TERMINAL, name);
}

/// A termcap string, `up` for one; NULL when the terminal has none.
static inline const char *cedit_capability(EditLine *editor, const char *name) {
  const char *value = NULL;
  return el_get(editor, EL_GETTC, name, &value) == 0 ? value : NULL;
}

static inline int cedit_set_map(EditLine *editor, const char *name) {
  return el_set(editor, EL_EDITOR, name);
}

static inline const char *cedit_map(EditLine *editor) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 ? name : NULL;
}

static inline int cedit_enable(EditLine *editor) { return el_set(editor, EL_EDITMODE, 1); }

/// While a line is edited, no key makes a signal, stops output or is changed on its way.
static inline int cedit_take_all_keys(EditLine *editor) {
  return el_set(editor, EL_SETTY, "-d", "-isig", "-icrnl", "-inlcr", "-ixon", NULL);
}

static inline int cedit_prepare(EditLine *editor, int raw) {
  return el_set(editor, EL_PREP_TERM, raw);
}

/// Draws prompt and line anew, from the column 0 in which the cursor must stand.
static inline int cedit_redraw(EditLine *editor) { return el_set(editor, EL_REFRESH); }

static inline int cedit_add_function(
    EditLine *editor, const char *name, const char *help, cedit_function function) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

static inline int cedit_bind(EditLine *editor, const char *key, const char *name) {
  return el_set(editor, EL_BIND, key, name, NULL);
}

/// Binds in the alternative map, which is the command mode of vi.
static inline int cedit_bind_alternative(EditLine *editor, const char *key, const char *name) {
  return el_set(editor, EL_BIND, "-a", key, name, NULL);
}

static inline int cedit_use_history(EditLine *editor, History *entries) {
  return el_set(editor, EL_HIST, history, entries);
}

static inline int cedit_history_limit(History *entries, int count) {
  HistEvent event;
  return history(entries, &event, H_SETSIZE, count);
}

static inline int cedit_history_unique(History *entries) {
  HistEvent event;
  return history(entries, &event, H_SETUNIQUE, 1);
}

static inline int cedit_history_add(History *entries, const char *line) {
  HistEvent event;
  return history(entries, &event, H_ENTER, line);
}

// Of <wchar.h>, which declares it for X/Open sources only. It is what libedit measures with.
extern int wcwidth(wchar_t character);

static inline int cedit_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

// Of <unistd.h>, which declares it for GNU sources only.
extern char **environ;

static inline char *cedit_environment(ptrdiff_t index) { return environ ? environ[index] : NULL; }
