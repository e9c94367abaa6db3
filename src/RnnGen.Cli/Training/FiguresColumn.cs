using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnGen.Cli;

/// <summary>Speed and loss beside a progress bar.</summary>
internal sealed class FiguresColumn : ProgressColumn
{
    /// <summary>What to show; written by the training thread, read by the one that draws.</summary>
    public volatile string Text = string.Empty;

    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(Text);
}
