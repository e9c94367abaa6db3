using System.CommandLine.Parsing;
using System.CommandLine;
using System.Text.Json;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>What <c>train</c> is given. Where it resumes a run, whatever is not given now is what the run was begun with, which its checkpoint keeps.</summary>
/// <param name="given">The command line.</param>
/// <param name="begun">The one that the run was begun with; null for a run that begins.</param>
internal sealed class TrainArguments(ParseResult given, ParseResult? begun)
{
    /// <summary>A command line, with that of the run's begin after it where it resumes one.</summary>
    /// <exception cref="FailureException">The checkpoint does not exist, or was not written by this command.</exception>
    /// <exception cref="InvalidCheckpointException">The checkpoint is damaged.</exception>
    public static TrainArguments Read(TrainOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(options.Resume) is not string checkpoint)
        {
            return new TrainArguments(parsed, begun: null);
        }

        InputFile.ThrowIfMissing(checkpoint, "checkpoint");
        ParseResult begun = options.CreateCommand().Parse(ReadNote(checkpoint), new ParserConfiguration { ResponseFileTokenReplacer = null });
        return begun.Errors.Count == 0
            ? new TrainArguments(parsed, begun)
            : throw new FailureException($"the checkpoint '{checkpoint}' was written with options that cannot be read: {begun.Errors[0].Message} Resume it with the version that wrote it.");
    }

    /// <summary>The value of an option, its default included.</summary>
    public T Get<T>(Option<T> option) => (IsWritten(given, option) || begun is null ? given : begun).GetValue(option)!;

    /// <summary>The value of an option, or what stands in for one that is not given.</summary>
    public T Get<T>(Option<T> option, T otherwise) => IsGiven(option) ? Get(option) : otherwise;

    /// <summary>Whether an option is given now.</summary>
    public bool IsGivenNow(Option option) => IsWritten(given, option);

    /// <summary>Whether an option is given, now or when the run was begun.</summary>
    public bool IsGiven(Option option) => IsWritten(given, option) || (begun is not null && IsWritten(begun, option));

    /// <summary>The options given, as a command line that another process reads from any folder.</summary>
    /// <param name="options">All that count.</param>
    /// <param name="files">Those of them that name files.</param>
    public string ToNote(IEnumerable<Option> options, IReadOnlyCollection<Option> files)
    {
        List<string> tokens = [];
        foreach (Option option in options.Where(IsGiven))
        {
            OptionResult result = (IsWritten(given, option) ? given : begun!).GetResult(option)!;
            tokens.Add(option.Name);
            tokens.AddRange(result.Tokens.Select(token => files.Contains(option) ? Path.GetFullPath(token.Value) : token.Value));
        }

        return JsonSerializer.Serialize([.. tokens], CliJson.Default.StringArray);
    }

    private static bool IsWritten(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static string[] ReadNote(string checkpoint)
    {
        try
        {
            return JsonSerializer.Deserialize(CheckpointFile.ReadNote(checkpoint), CliJson.Default.StringArray) ?? [];
        }
        catch (JsonException e)
        {
            throw new FailureException($"the checkpoint '{checkpoint}' was not written by this command, but by another program: resume it there.", e);
        }
    }
}
