using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace RnnGen.Cli;

/// <summary>The interpolated string handler for HTML: literal parts are kept as they are, values are encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    // The page is UTF-8, so letters of any language stay as they are.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html;

    /// <summary>Called by the compiler.</summary>
    public HtmlInterpolation(int literalLength, int holes) => _html = new StringBuilder(literalLength + (16 * holes));

    /// <summary>Appends a literal part.</summary>
    public void AppendLiteral(string html) => _html.Append(html);

    /// <summary>Appends HTML as it is.</summary>
    public void AppendFormatted(Html html) => _html.Append(html.ToString());

    /// <summary>Appends and encodes text.</summary>
    public void AppendFormatted(string? text) => _html.Append(Encoder.Encode(text ?? string.Empty));

    /// <summary>Appends a number or a date.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();
}
