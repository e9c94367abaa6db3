using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>A file that a command line names.</summary>
/// <param name="Name">The option or the argument that names it.</param>
/// <param name="Path">Its path.</param>
internal sealed record NamedFile(string Name, string Path)
{
    /// <summary>Creates a named file; null without a path.</summary>
    public static NamedFile? From(string name, string? path) => path is null ? null : new NamedFile(name, path);

    /// <summary>Checks that files to be written are different ones, and that none of them is read.</summary>
    /// <param name="outputs">What is written; nulls are left out.</param>
    /// <param name="inputs">What is read; nulls are left out.</param>
    /// <exception cref="UsageException">Two of them are one file.</exception>
    public static void ThrowIfShared(ReadOnlySpan<NamedFile?> outputs, ReadOnlySpan<NamedFile?> inputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            foreach (NamedFile? other in outputs[(i + 1)..])
            {
                if (outputs[i] is { } output && other is not null && output.IsSameAs(other))
                {
                    throw new UsageException($"{output.Name} and {other.Name} must be different files, but both are '{output.Path}'{output.Alias(other)}.");
                }
            }

            foreach (NamedFile? input in inputs)
            {
                if (outputs[i] is { } output && input is not null && output.IsSameAs(input))
                {
                    throw new UsageException($"{output.Name} '{output.Path}' is an input file{output.Alias(input)} and cannot be written to: name another file.");
                }
            }
        }
    }

    /// <summary>A device has no content that could be lost: a terminal may be read and written.</summary>
    private bool IsSameAs(NamedFile other) => FileEntry.Of(Path).Kind != FileKind.CharacterDevice && FilePath.AreSame(Path, other.Path);

    /// <summary>The other spelling, where there is one.</summary>
    private string Alias(NamedFile other) => other.Path == Path ? "" : $" (also known as '{other.Path}')";
}
