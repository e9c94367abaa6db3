namespace RnnGen.Cli;

/// <summary>The output of <c>presets --json</c>.</summary>
/// <param name="Presets">The built-in models.</param>
internal sealed record PresetsReport(IReadOnlyList<PresetReport> Presets);
