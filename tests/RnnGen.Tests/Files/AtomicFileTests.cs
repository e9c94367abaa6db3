using System.Globalization;
using System.Text;
using RnnGen.Files;

namespace RnnGen.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Content_appears_at_commit_and_replaces_the_old()
    {
        string path = _folder.File("model");
        File.WriteAllText(path, "a much longer old content");
        using (AtomicFile file = new(path))
        {
            file.Stream.Write("new"u8);
            file.Stream.Flush();
            Assert.Equal("a much longer old content", File.ReadAllText(path));
            file.Commit();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["model"], _folder.Names());
    }

    /// <summary>Readers in .NET are refused a file that is locked for one alone: this one must not be so when it has its name.</summary>
    [UnixFact]
    public async Task It_can_be_read_at_any_time_while_it_is_written_anew()
    {
        const int Times = 300;
        string path = _folder.File("model");
        Write(number: 0);
        Task writer = Task.Run(() =>
        {
            for (int number = 1; number <= Times; number++)
            {
                Write(number);
            }
        });
        int reads = 0;
        for (; !writer.IsCompleted; reads++)
        {
            Assert.InRange(int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture), 0, Times);
        }

        await writer;
        Assert.True(reads > 0);
        Assert.Equal(["model"], _folder.Names());

        void Write(int number)
        {
            using AtomicFile file = new(path);
            file.Stream.Write(Encoding.UTF8.GetBytes($"{number}"));
            file.Commit();
        }
    }

    [Fact]
    public void Failure_midway_keeps_the_old_file_and_leaves_nothing_behind()
    {
        string path = _folder.File("model");
        File.WriteAllText(path, "old");
        Assert.Throws<FormatException>(() => WriteHalf(path));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["model"], _folder.Names());
    }

    [Fact]
    public void Failure_to_rename_removes_the_temporary_and_names_the_file()
    {
        string path = _folder.File("model");
        using (AtomicFile file = new(path))
        {
            file.Stream.Write("new"u8);
            Directory.CreateDirectory(path);
            Exception e = Assert.ThrowsAny<SystemException>(file.Commit);
            Assert.Contains($"'{path}'", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["model"], _folder.Names());
        Assert.True(Directory.Exists(path));
    }

    [Fact]
    public void Temporary_of_a_killed_writer_is_removed_by_the_next_one_of_that_file()
    {
        string path = _folder.File("model");
        string abandoned = Abandon(path);
        Assert.Equal([abandoned], _folder.Names());

        new AtomicFile(_folder.File("other")).Dispose();
        Assert.Equal([abandoned], _folder.Names());
        new AtomicFile(path).Dispose();

        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Temporaries_of_killed_writers_are_removed_without_another_writer()
    {
        string path = _folder.File("model");
        string abandoned = Abandon(path);
        AtomicFile.RemoveAbandoned(_folder.File("other"));
        Assert.Equal([abandoned], _folder.Names());
        AtomicFile.RemoveAbandoned(path);
        Assert.Empty(_folder.Names());

        using AtomicFile slow = new(path);
        string held = Assert.Single(_folder.Names());
        File.WriteAllText(_folder.File("notes.tmp"), "kept");
        File.Move(_folder.File(Abandon(_folder.File("other"))), _folder.File(".01234567.abcdefgh.ijk.tmp"));
        AtomicFile.RemoveAbandoned(path);
        AtomicFile.RemoveAllAbandoned(_folder.FullName);
        AtomicFile.RemoveAllAbandoned(_folder.File("no such folder"));
        AtomicFile.RemoveAbandoned(_folder.File("no such folder/model"));
        Assert.Equal([held, "notes.tmp"], _folder.Names());
    }

    [Fact]
    public void Temporary_of_a_writer_at_work_is_left_alone()
    {
        string path = _folder.File("model");
        using AtomicFile slow = new(path);
        using (AtomicFile quick = new(path))
        {
            quick.Commit();
        }

        slow.Stream.Write("slow"u8);
        slow.Commit();
        Assert.Equal("slow", File.ReadAllText(path));
    }

    /// <summary>What a killed writer leaves: a temporary file that nobody holds open.</summary>
    private string Abandon(string path)
    {
        string[] before = Directory.GetFiles(_folder.FullName);
        string name;
        using (new AtomicFile(path))
        {
            name = Path.GetFileName(Directory.GetFiles(_folder.FullName).Except(before).Single());
        }

        File.WriteAllText(_folder.File(name), "half");
        return name;
    }

    [Fact]
    public void Missing_folder_is_named()
    {
        string path = Path.Combine(_folder.FullName, "no", "model");
        DirectoryNotFoundException e = Assert.Throws<DirectoryNotFoundException>(() => new AtomicFile(path));
        Assert.Contains($"'{Path.GetDirectoryName(path)}' does not exist", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_in_the_place_of_the_file_is_named()
    {
        IOException e = Assert.Throws<IOException>(() => new AtomicFile(_folder.FullName));
        Assert.Contains($"'{_folder.FullName}' cannot be written: it is a folder", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_a_file_can_be_written_is_found_out_without_touching_it()
    {
        string path = _folder.File("model");
        ModelFile.ThrowIfNotWritable(path);
        Assert.Empty(_folder.Names());
        File.WriteAllText(path, "old");
        ModelFile.ThrowIfNotWritable(path);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["model"], _folder.Names());
        Assert.Throws<DirectoryNotFoundException>(() => ModelFile.ThrowIfNotWritable(Path.Combine(_folder.FullName, "no", "model")));
    }

    [Fact]
    public void Read_only_file_is_not_replaced()
    {
        string path = _folder.File("model");
        File.WriteAllText(path, "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.Contains("read-only", Assert.Throws<UnauthorizedAccessException>(() => new AtomicFile(path)).Message, StringComparison.Ordinal);
        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Name_relative_to_the_current_folder_is_a_file_there()
    {
        string name = $"{Path.GetRandomFileName()}.model";
        using (AtomicFile file = new(name))
        {
            file.Commit();
        }

        Assert.True(File.Exists(Path.Combine(Environment.CurrentDirectory, name)));
        File.Delete(name);
    }

    [Fact]
    public void Symbolic_link_stays_one_and_its_target_is_written()
    {
        string target = _folder.File("target");
        string link = _folder.File("link");
        File.WriteAllText(target, "old");
        try
        {
            File.CreateSymbolicLink(link, target);
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            return; // Windows lets only privileged users make links.
        }

        using (AtomicFile file = new(link))
        {
            file.Stream.Write("new"u8);
            file.Commit();
        }

        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(["link", "target"], _folder.Names());
    }

    private static void WriteHalf(string path)
    {
        using AtomicFile file = new(path);
        file.Stream.Write(new byte[100_000]);
        throw new FormatException();
    }
}
