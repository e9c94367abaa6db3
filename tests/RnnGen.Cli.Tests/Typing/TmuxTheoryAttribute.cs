namespace RnnGen.Tests;

/// <summary>A theory that needs a terminal.</summary>
internal sealed class TmuxTheoryAttribute : TheoryAttribute
{
    public TmuxTheoryAttribute() => Skip = Tmux.IsInstalled ? null : "tmux is not installed.";
}
