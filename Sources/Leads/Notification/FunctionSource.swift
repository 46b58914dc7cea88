/// The Python files of an Azure Function, of the programming model with decorators (v2).
enum FunctionSource {}
