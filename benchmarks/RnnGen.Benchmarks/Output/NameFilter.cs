using System.CommandLine;

namespace RnnGen.Benchmarks;

/// <summary><c>--filter</c>: restricts the measurement to names that contain a text.</summary>
internal sealed class NameFilter
{
    private readonly Option<string> _text;
    private readonly string _kind;

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="kind">The kind of thing that it measures: row, plot.</param>
    public NameFilter(Command command, string kind)
    {
        _kind = kind;
        _text = new Option<string>("--filter")
        {
            Description = $"Measure only the {kind}s whose name contains TEXT.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "",
        };
        command.Add(_text);
    }

    /// <summary>Selects what a command line asks for; if nothing matches, lists what can be measured.</summary>
    public bool TrySelect<T>(ParseResult parsed, IReadOnlyList<T> all, Func<T, string> name, TextWriter error, out IReadOnlyList<T> selected)
    {
        string text = parsed.GetRequiredValue(_text);
        selected = [.. all.Where(item => name(item).Contains(text, StringComparison.OrdinalIgnoreCase))];
        if (selected.Count > 0)
        {
            return true;
        }

        error.WriteLine($"No {_kind} contains '{text}'. The {_kind}s are:");
        error.WriteLine(string.Join(Environment.NewLine, all.Select(item => $"  {name(item)}")));
        return false;
    }
}
