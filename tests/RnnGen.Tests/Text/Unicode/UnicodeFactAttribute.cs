namespace RnnGen.Tests;

/// <summary>A test against the Unicode Character Database.</summary>
internal sealed class UnicodeFactAttribute : FactAttribute
{
    public UnicodeFactAttribute() => Skip = UnicodeDatabase.IsInstalled ? null : "The Unicode Character Database, version 15.0, is not installed: apt-get install unicode-data.";
}
