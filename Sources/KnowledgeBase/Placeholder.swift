// Generated text is embedded here by KnowledgePlugin.
