namespace RnnGen.Cli;

/// <summary>Text that is already HTML. Only <see cref="From"/> makes it, and it encodes everything that comes from outside.</summary>
internal readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    /// <summary>Empty HTML.</summary>
    public static Html Empty => default;

    /// <summary>Builds HTML from an interpolated string, such as <c>Html.From($"&lt;td&gt;{word}&lt;/td&gt;")</c>: values are encoded unless they are <see cref="Html"/> themselves.</summary>
    public static Html From(HtmlInterpolation html) => new(html.ToString());

    /// <summary>Wraps markup that this program wrote itself, such as a plot or a style sheet.</summary>
    public static Html Trusted(string markup) => new(markup);

    /// <summary>Concatenates parts.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.ToString())));

    /// <inheritdoc/>
    public override string ToString() => _text ?? string.Empty;
}
