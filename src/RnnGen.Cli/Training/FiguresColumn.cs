using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnGen.Cli;

/// <summary>Speed and loss beside a progress bar.</summary>
internal sealed class FiguresColumn : ProgressColumn
{
    // Written by the training thread, read by the one that draws.
    private volatile string _text = string.Empty;

    /// <summary>What to show.</summary>
    public string Text
    {
        get => _text;
        set => _text = value;
    }

    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(Text);
}
