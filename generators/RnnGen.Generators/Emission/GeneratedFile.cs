namespace RnnGen.Generators.Emission;

/// <summary>One generated file: its hint name and its text.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
