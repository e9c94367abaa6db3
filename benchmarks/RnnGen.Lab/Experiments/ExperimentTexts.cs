using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>The texts of a folder: pairs NAME.train.txt and NAME.valid.txt, folders NAME with train.txt and valid.txt, itself among them, and NAME.txt alone.</summary>
internal static class ExperimentTexts
{
    private const string Extension = ".txt";
    private const string Train = "train.txt";
    private const string Valid = "valid.txt";

    /// <summary>Finds them.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>In the order of their names.</returns>
    /// <exception cref="FailureException">There is no such folder, or no text in it.</exception>
    public static IReadOnlyList<ExperimentText> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new FailureException($"the folder '{folder}' does not exist.");
        }

        ExperimentText[] texts = [.. Pairs(folder).Concat(Folders(folder)).Concat(Singles(folder)).OrderBy(text => text.Name, StringComparer.Ordinal)];
        return texts.Length > 0
            ? texts
            : throw new FailureException($"the folder '{folder}' has no texts: give it NAME.{Train} and NAME.{Valid}, or a NAME{Extension} whose last 5 % is held out.");
    }

    private static IEnumerable<ExperimentText> Pairs(string folder) =>
        from train in Directory.EnumerateFiles(folder, $"*.{Train}")
        let name = Path.GetFileName(train)[..^$".{Train}".Length]
        let valid = Path.Combine(folder, $"{name}.{Valid}")
        where File.Exists(valid)
        select new ExperimentText(name, train, valid);

    private static IEnumerable<ExperimentText> Folders(string folder) =>
        from inner in Directory.EnumerateDirectories(folder).Prepend(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
        let train = Path.Combine(inner, Train)
        let valid = Path.Combine(inner, Valid)
        where File.Exists(train) && File.Exists(valid)
        select new ExperimentText(Path.GetFileName(inner), train, valid);

    private static IEnumerable<ExperimentText> Singles(string folder) =>
        from path in Directory.EnumerateFiles(folder, $"*{Extension}")
        let name = Path.GetFileName(path)
        where !name.EndsWith($".{Train}", StringComparison.Ordinal) && !name.EndsWith($".{Valid}", StringComparison.Ordinal) && name is not (Train or Valid)
        select new ExperimentText(Path.GetFileNameWithoutExtension(name), path, ValidPath: null);
}
