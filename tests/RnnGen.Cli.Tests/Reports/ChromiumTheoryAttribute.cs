namespace RnnGen.Tests;

/// <summary>A theory that needs a browser.</summary>
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute() => Skip = Chromium.IsInstalled ? null : "Chromium is not installed.";
}
