namespace RnnGen.Tests;

/// <summary>A test that needs a terminal.</summary>
internal sealed class TmuxFactAttribute : FactAttribute
{
    public TmuxFactAttribute() => Skip = Tmux.IsInstalled ? null : "tmux is not installed.";
}
