using System.CommandLine.Parsing;
using System.CommandLine;
using System.Text.Json;
using RnnGen.Files;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>The arguments of <c>train</c>. When it resumes a run, whatever is not given now is taken from the arguments that the run began with, which its checkpoint keeps.</summary>
/// <param name="given">The command line.</param>
/// <param name="begun">The command line that the run began with; null for a new run.</param>
internal sealed class TrainArguments(ParseResult given, ParseResult? begun)
{
    /// <summary>Reads a command line and, when it resumes a run, the one that the run began with.</summary>
    /// <exception cref="FailureException">The checkpoint does not exist, or was not written by this command.</exception>
    /// <exception cref="InvalidCheckpointException">The checkpoint is damaged.</exception>
    public static TrainArguments Read(TrainOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(options.Resume) is not string checkpoint)
        {
            return new TrainArguments(parsed, begun: null);
        }

        InputFile.ThrowIfNotRegular(checkpoint, "checkpoint");
        ThrowIfModelFile(checkpoint);
        ParseResult begun = options.CreateCommand().Parse(ReadNote(checkpoint), new ParserConfiguration { ResponseFileTokenReplacer = null });
        return begun.Errors.Count == 0
            ? new TrainArguments(parsed, begun)
            : throw new FailureException($"the checkpoint '{checkpoint}' was written with options that cannot be read: {UsageErrors.Of(begun)[0]} Resume it with the version that wrote it.");
    }

    /// <summary>Returns the value of an option, its default included.</summary>
    public T Get<T>(Option<T> option) => (IsWritten(given, option) || begun is null ? given : begun).GetValue(option)!;

    /// <summary>Returns the value of an option, or a substitute if it is not given.</summary>
    public T Get<T>(Option<T> option, T otherwise) => IsGiven(option) ? Get(option) : otherwise;

    /// <summary>
    /// Returns the path of a file to write; null if none is given. A checkpoint may have come from anywhere: where it says that a file is to be written counts in its
    /// own folder alone, and elsewhere the command line must say so.
    /// </summary>
    /// <exception cref="UsageException">The checkpoint names a file in another folder.</exception>
    public string? GetOutput(Option<string> option, Option<string> resume)
    {
        string? path = Get(option);
        return path is null || begun is null || IsGivenNow(option) || IsBeside(path, Get(resume))
            ? path
            : throw new UsageException(
                $"the checkpoint '{Get(resume)}' says to write '{path}', which is in another folder than the checkpoint: add {option.Name} FILE to say where to write.");
    }

    /// <summary>Throws if a file that the run began with is no longer there, and none is given in its place: it may only have been moved.</summary>
    /// <exception cref="FailureException">There is no such file.</exception>
    public void ThrowIfMoved(Option<string> option)
    {
        if (begun is not null && !IsGivenNow(option) && Get(option) is { } path && FileEntry.Of(path).Kind == FileKind.Missing)
        {
            throw new FailureException($"the run was begun with {option.Name} '{path}', where there is no file now: if it was moved, add {option.Name} FILE to say where it is.");
        }
    }

    /// <summary>Whether a file, once links are followed, is or would be in the folder of another.</summary>
    public static bool IsBeside(string path, string other) =>
        FilePath.Target(path).DirectoryName is { } folder && Path.GetDirectoryName(FilePath.Full(other)) is { } otherFolder && FilePath.AreSame(folder, otherFolder);

    /// <summary>Whether an option is given now.</summary>
    public bool IsGivenNow(Option option) => IsWritten(given, option);

    /// <summary>Whether an option is given now and was not given, or given otherwise, when the run began.</summary>
    public bool IsOtherThanBegun(Option option)
    {
        return IsWritten(given, option) && begun is not null && !(IsBegunWith(option) && Values(given).SequenceEqual(Values(begun), StringComparer.Ordinal));

        // The run began with full paths.
        IEnumerable<string> Values(ParseResult parsed) => parsed.GetResult(option)!.Tokens.Select(token => File.Exists(token.Value) ? FilePath.Full(token.Value) : token.Value);
    }

    /// <summary>Whether an option was given when the run began that is resumed.</summary>
    public bool IsBegunWith(Option option) => begun is not null && IsWritten(begun, option);

    /// <summary>Whether an option is given, now or when the run began.</summary>
    public bool IsGiven(Option option) => IsWritten(given, option) || IsBegunWith(option);

    /// <summary>Writes the given options as a command line that is valid in any folder.</summary>
    /// <param name="options">The options to write.</param>
    /// <param name="isFile">Whether the value of an option names a file.</param>
    /// <exception cref="UsageException">A value has no form that could be read back.</exception>
    public string ToNote(IEnumerable<Option> options, Func<Option, string, bool> isFile)
    {
        List<string> tokens = [];
        foreach (Option option in options.Where(IsGiven))
        {
            OptionResult result = (IsWritten(given, option) ? given : begun!).GetResult(option)!;
            tokens.Add(option.Name);
            tokens.AddRange(result.Tokens.Select(token => isFile(option, token.Value) ? FilePath.Full(token.Value) : token.Value));
        }

        return tokens.Find(token => Utf16.IndexOfLoneSurrogate(token) >= 0) is { } malformed
            ? throw new UsageException($"'{malformed}' holds a lone surrogate, which a checkpoint cannot keep: use another name.")
            : JsonSerializer.Serialize([.. tokens], CliJson.Default.StringArray);
    }

    private static void ThrowIfModelFile(string checkpoint)
    {
        try
        {
            using ModelFile file = ModelFile.Open(checkpoint);
        }
        catch (Exception e) when (e is InvalidModelFileException or IOException or UnauthorizedAccessException)
        {
            return;
        }

        throw new FailureException($"'{checkpoint}' is a model file, and no checkpoint of a run: to go on from its parameters, write --from '{checkpoint}' in place of --resume.");
    }

    private static bool IsWritten(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static string[] ReadNote(string checkpoint)
    {
        try
        {
            string?[]? tokens = JsonSerializer.Deserialize(CheckpointFile.ReadNote(checkpoint), CliJson.Default.StringArray);
            return tokens?.Contains(null) is false ? [.. tokens.OfType<string>()] : throw Foreign(null);
        }
        catch (JsonException e)
        {
            throw Foreign(e);
        }

        FailureException Foreign(Exception? inner) =>
            new($"the checkpoint '{checkpoint}' was not written by this command but by another program: resume it there.", inner);
    }
}
