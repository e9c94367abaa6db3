namespace RnnGen.Cli;

/// <summary>What <c>presets --json</c> writes.</summary>
/// <param name="Presets">The models that the tool carries.</param>
internal sealed record PresetsReport(IReadOnlyList<PresetReport> Presets);
