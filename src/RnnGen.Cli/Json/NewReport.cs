namespace RnnGen.Cli;

/// <summary>The class that loads a model file.</summary>
/// <param name="ClassName">Its name.</param>
/// <param name="Code">Its declaration, in C#.</param>
internal sealed record NewReport(string ClassName, string Code);
