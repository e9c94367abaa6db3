using RnnGen.Files;

namespace RnnGen.Tests;

/// <summary>Whether two paths lead to one file is asked of the file system.</summary>
public sealed class FilePathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Spellings_of_one_path_are_one_file()
    {
        File.WriteAllText(_folder.File("book"), "text");

        Assert.True(FilePath.AreSame(_folder.File("book"), Path.Combine(_folder.FullName, "nothing", "..", "book")));
        Assert.True(FilePath.AreSame(_folder.File("absent"), Path.Combine(_folder.FullName, ".", "absent")));
        Assert.False(FilePath.AreSame(_folder.File("book"), _folder.File("absent")));
        Assert.False(FilePath.AreSame(_folder.File("absent"), _folder.File("other")));
    }

    [UnixFact]
    public void Links_of_both_kinds_are_the_file_that_they_lead_to()
    {
        File.WriteAllText(_folder.File("book"), "text");
        File.WriteAllText(_folder.File("copy"), "text");
        File.CreateSymbolicLink(_folder.File("alias"), "book");
        File.CreateSymbolicLink(_folder.File("alias of alias"), _folder.File("alias"));
        SpecialFile.Run("ln", _folder.File("book"), _folder.File("second name"));

        Assert.True(FilePath.AreSame(_folder.File("book"), _folder.File("alias")));
        Assert.True(FilePath.AreSame(_folder.File("alias of alias"), _folder.File("second name")));
        Assert.False(FilePath.AreSame(_folder.File("book"), _folder.File("copy")));
    }

    [UnixFact]
    public void What_does_not_exist_yet_is_one_file_where_links_meet()
    {
        string inner = Directory.CreateDirectory(_folder.File("inner")).FullName;
        File.CreateSymbolicLink(_folder.File("door"), inner);
        File.CreateSymbolicLink(_folder.File("alias"), Path.Combine("inner", "model"));

        Assert.True(FilePath.AreSame(Path.Combine(inner, "model"), Path.Combine(_folder.File("door"), "model")));
        Assert.True(FilePath.AreSame(_folder.File("alias"), Path.Combine(_folder.File("door"), "model")));
        Assert.False(FilePath.AreSame(_folder.File("alias"), Path.Combine(inner, "other")));
    }

    [Fact]
    public void Case_counts_as_the_file_system_counts_it()
    {
        File.WriteAllText(_folder.File("probe"), "");
        bool ignoresCase = File.Exists(_folder.File("PROBE"));

        Assert.Equal(ignoresCase, FilePath.AreSame(_folder.File("model"), _folder.File("Model")));
        Assert.Equal(ignoresCase, FilePath.AreSame(_folder.File("probe"), _folder.File("PROBE")));
        Assert.Equal(["probe"], _folder.Names());
    }

    /// <summary>The layout of the runtime's own <c>stat</c>, against the tool of that name.</summary>
    [UnixFact]
    public void The_file_system_is_understood()
    {
        string path = _folder.File("file");
        File.WriteAllText(path, "text");
        SpecialFile.SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupExecute);

        FileEntry entry = FileEntry.Of(path);

        Assert.Equal(FileKind.Regular, entry.Kind);
        Assert.Equal(SpecialFile.Status(path, "%d %i %u %g"), $"{entry.Identity.Device} {entry.Identity.Inode} {entry.Owner} {entry.Group}");
        Assert.Equal(SpecialFile.Mode(path), entry.Mode);
        Assert.Equal(FileKind.Folder, FileEntry.Of(_folder.FullName).Kind);
        Assert.Equal(FileKind.CharacterDevice, FileEntry.Of("/dev/null").Kind);
        Assert.Equal(FileKind.Missing, FileEntry.Of(_folder.File("absent")).Kind);
    }

    [UnixFact]
    public void Names_of_the_standard_streams_are_known()
    {
        File.CreateSymbolicLink(_folder.File("out"), "/dev/stdout");

        Assert.True(FilePath.IsStandardOutput("/dev/stdout"));
        Assert.True(FilePath.IsStandardOutput(_folder.File("out")));
        Assert.True(FilePath.IsStandardError("/dev/fd/2"));
        Assert.False(FilePath.IsStandardOutput("/dev/stderr"));
        Assert.False(FilePath.IsStandardOutput(_folder.File("absent")));
    }

    [UnixFact]
    public void Links_in_a_circle_are_refused_and_not_followed_for_ever()
    {
        File.CreateSymbolicLink(_folder.File("a"), "b");
        File.CreateSymbolicLink(_folder.File("b"), "a");

        Assert.False(FilePath.IsStandardOutput(_folder.File("a")));
        Assert.ThrowsAny<IOException>(() => new AtomicFile(_folder.File("a")));
    }
}
