using RnnGen.Files;
using Spectre.Console;

namespace RnnGen.Cli;

/// <summary>One run of the command line: its input, its output, and what may interrupt it.</summary>
/// <param name="input">Standard input.</param>
/// <param name="output">Standard output: results, or a single object with <c>--json</c>.</param>
/// <param name="error">Standard error: errors and warnings, and with <c>--json</c> also progress.</param>
internal sealed class Invocation(TextReader input, TextWriter output, TextWriter error)
{
    // Redirected text goes to files and pipes: lines are not wrapped.
    private const int UnwrappedWidth = 1000;

    /// <summary>Standard input.</summary>
    public TextReader Input { get; } = input;

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether a person types the input.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Opens the terminal that a person types at; null if there is none, or none that can show suggestions.</summary>
    public Func<ITerminal?> OpenTerminal { get; init; } = () => null;

    /// <summary>Where the tool keeps what it learns of its user; null to keep nothing that no option names.</summary>
    public string? ProfileFolder { get; init; }

    /// <summary>The locale that the user's messages are to be in, such as <c>es_ES.UTF-8</c>; null where none is set.</summary>
    public string? Locale { get; init; }

    /// <summary>Whether Ctrl-C or SIGTERM asked the command to end.</summary>
    public Interruption Interruption { get; init; } = new();

    /// <summary>Returns the console for text that people read: standard output, or standard error when the output is for a program.</summary>
    /// <param name="json">Whether <c>--json</c> was given.</param>
    public IAnsiConsole CreateConsole(bool json)
    {
        TextWriter writer = json ? Error : Output;
        bool isTerminal = new AnsiConsoleOutput(writer).IsTerminal;
        AnsiConsoleOutput destination = new(isTerminal ? writer : new UnpaddedWriter(writer));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = destination,
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = UnwrappedWidth;
        }

        return console;
    }

    /// <summary>Writes a line to standard output, with what must not reach a terminal escaped.</summary>
    public void WriteLine(string text) => Output.WriteLine(VisibleText.Of(text));

    /// <summary>
    /// Returns the invocation of a command that writes files: where one of them is standard output itself, what it says to people goes to standard error.
    /// </summary>
    /// <param name="paths">The files to write; nulls are left out.</param>
    /// <param name="json">Whether <c>--json</c> was given.</param>
    /// <exception cref="UsageException">Standard output would receive a file and a JSON object.</exception>
    public Invocation Writing(ReadOnlySpan<string?> paths, bool json)
    {
        foreach (string? path in paths)
        {
            if (path is not null && FilePath.IsStandardOutput(path))
            {
                return json
                    ? throw new UsageException($"'{path}' is standard output, where --json writes its object: name another file, or leave --json out.")
                    : new Invocation(Input, Error, Error) { IsInputTerminal = IsInputTerminal, OpenTerminal = OpenTerminal, ProfileFolder = ProfileFolder, Locale = Locale, Interruption = Interruption };
            }
        }

        return this;
    }

    /// <summary>Writes a warning to standard error.</summary>
    public void Warn(string message) => Error.WriteLine($"rnngen: warning: {VisibleText.Of(message)}");

    /// <summary>Writes what is worth knowing and no fault to standard error.</summary>
    public void Note(string message) => Error.WriteLine($"rnngen: {VisibleText.Of(message)}");

    /// <summary>Warns when a model's code was compiled without optimisation.</summary>
    /// <param name="isOptimized">Whether it was compiled with it.</param>
    public void WarnIfNotOptimized(bool isOptimized)
    {
        if (!isOptimized)
        {
            Warn("this is a Debug build, which runs the generated code some 80 times slower; build it with -c Release.");
        }
    }
}
