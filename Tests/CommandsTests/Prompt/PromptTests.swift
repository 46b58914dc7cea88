import Testing

/// Everything that drives the built program at its prompt, on a terminal of the test's own.
@Suite("Prompt") struct PromptTests {}
