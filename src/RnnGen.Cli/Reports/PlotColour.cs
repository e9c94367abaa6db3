using System.Globalization;

namespace RnnGen.Cli;

/// <summary>A colour of a plot: the page's style sheet defines it by name for light and for dark mode.</summary>
/// <param name="Name">The name of the custom property, without its dashes.</param>
/// <param name="Light">The colour in light mode, <c>#RRGGBB</c>; it is unique to its role, which is recognised by it in a drawing.</param>
internal sealed record PlotColour(string Name, string Light)
{
    /// <summary>Training data. The colour-blind can tell this and the next colour apart too (Okabe and Ito).</summary>
    public static PlotColour Training { get; } = new("training", "#0072B2");

    /// <summary>Held-out data.</summary>
    public static PlotColour HeldOut { get; } = new("held-out", "#D55E00");

    /// <summary>A limit.</summary>
    public static PlotColour Limit { get; } = new("limit", "#B0357B");

    /// <summary>The plain recurrent network. The colour-blind can tell the colours of the cells apart too (Paul Tol's vibrant colours).</summary>
    public static PlotColour Tanh { get; } = new("tanh", "#EE7733");

    /// <summary>The plain recurrent network with a rectifier.</summary>
    public static PlotColour Relu { get; } = new("relu", "#EE3377");

    /// <summary>The LSTM.</summary>
    public static PlotColour Lstm { get; } = new("lstm", "#0077BB");

    /// <summary>The GRU.</summary>
    public static PlotColour Gru { get; } = new("gru", "#009988");

    /// <summary>The LSTM with coupled input and forget gates.</summary>
    public static PlotColour Cifg { get; } = new("cifg", "#33BBEE");

    /// <summary>Grid lines.</summary>
    public static PlotColour Grid { get; } = new("grid", "#DCDFE4");

    /// <summary>Axes.</summary>
    public static PlotColour Axis { get; } = new("axis", "#8A919C");

    /// <summary>The colour in light mode as a drawing writes it.</summary>
    public string Rgb { get; } = string.Create(CultureInfo.InvariantCulture, $"rgb({Channel(Light, 0)},{Channel(Light, 1)},{Channel(Light, 2)})");

    /// <summary>All colours.</summary>
    public static IReadOnlyList<PlotColour> All { get; } = [Training, HeldOut, Limit, Tanh, Relu, Lstm, Gru, Cifg, Grid, Axis];

    private static int Channel(string hexadecimal, int channel) => Convert.ToInt32(hexadecimal.Substring(1 + (2 * channel), 2), 16);
}
