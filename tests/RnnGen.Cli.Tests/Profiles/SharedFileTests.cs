using RnnGen.Cli;
using RnnGen.Files;

namespace RnnGen.Tests;

/// <summary>A profile's file that other programs change while <c>suggest</c> has it open: neither what they forget nor what they learn is overwritten.</summary>
public sealed class SharedFileTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FrozenModel _model = ModelFiles.Load(small.Path).Freeze();
    private readonly List<string> _warnings = [];

    private string File => _folder["mine"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_forgotten_elsewhere_stays_forgotten(bool isSaved)
    {
        WordSource open = Open();
        Learn(open, "un viejo hidalgo de Zarquona y de Zarquona.\n");
        open.Learn("un galgo de Zarquona y un Nuevo.\n");
        if (isSaved)
        {
            open.Save();
        }

        Profiles("--forget", "Zarquona").Succeeds();
        open.Learn("un viejo rocín.\n");
        open.Save();

        Assert.DoesNotContain("Zarquona", Held());
        Assert.Contains("rocín", Held());
        Assert.Contains("Nuevo", Held());
        Assert.DoesNotContain("Zarquona", open.Suggest("un zarq", 5).Select(suggestion => suggestion.Word));

        // Written again, it is learnt again.
        Learn(open, "Zarquona y Zarquona.\n");
        Assert.Contains("Zarquona", Held());
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_cleared_elsewhere_stays_cleared(bool isSaved)
    {
        WordSource open = Open();
        Learn(open, "un viejo hidalgo de Zarquona.\n");
        open.Learn("un galgo de Zarquona.\n");
        if (isSaved)
        {
            open.Save();
        }

        Profiles("--clear").Succeeds();
        open.Save();
        Assert.False(System.IO.File.Exists(File));

        Learn(open, "un viejo rocín.\n");
        Assert.Equal([".", "rocín", "un", "viejo"], Held().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_open_line_suggests_no_more_what_was_forgotten_since()
    {
        LineSuggestions line = new(Open(), 5);
        line.Accept("el galgo de Zarquona y el rocín de Zarquona");
        line.Save();
        line.Update("el galgo de zarq");
        Assert.Equal("Zarquona", line.WordOf(line.Current[0].Token));

        Profiles("--forget", "zarquona").Succeeds();
        line.Save();
        line.Update("el galgo de zarq");
        Assert.Equal(0, line.Count);
        line.Update("el galgo de ");
        Assert.NotEqual(0, line.Count);
    }

    [Fact]
    public void Two_that_learn_at_once_lose_nothing_of_either()
    {
        WordSource first = Open();
        WordSource second = Open();
        for (int i = 0; i < 3; i++)
        {
            first.Learn("el galgo de Zarquona\n");
            second.Learn("el rocín de Zarquil\n");
            second.Save();
            first.Save();
        }

        Assert.Equal(
            [("Zarquil", 3), ("Zarquona", 3), ("de", 6), ("el", 6), ("galgo", 3), ("rocín", 3)],
            Profile.Load(File).Words.Select(word => (word.Word, word.Count)).OrderBy(word => word.Word, StringComparer.Ordinal));
        Assert.Equal("Zarquona", second.Suggest("zarquo", 1)[0].Word);
    }

    [Fact]
    public void So_it_is_on_several_threads()
    {
        const int Writers = 4;
        const int Lines = 12;
        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, _ =>
        {
            WordSource source = Open();
            for (int i = 0; i < Lines; i++)
            {
                Learn(source, "un viejo hidalgo\n");
            }
        });

        Assert.Equal(Writers * Lines * 3, Profile.Load(File).WordsRead);
        Assert.Equal(["mine"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_that_becomes_something_else_is_left_alone_and_told_once()
    {
        WordSource open = Open();
        Learn(open, "un viejo hidalgo\n");
        System.IO.File.WriteAllText(File, "years of work");
        for (int i = 0; i < 3; i++)
        {
            Learn(open, "un galgo\n");
        }

        Assert.Equal("years of work", System.IO.File.ReadAllText(File));
        Assert.Contains("no profile", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_a_profile_that_is_yet_to_begin()
    {
        System.IO.File.WriteAllBytes(File, []);
        Learn(Open(), "un viejo hidalgo\n");
        Assert.Equal(3, Profile.Load(File).WordsRead);
    }

    [Theory]
    [InlineData(false, "another kind")]
    [InlineData(true, "models")]
    public void Nobody_is_told_to_delete_what_is_no_profile(bool isModel, string kind)
    {
        string path = isModel ? small.Path : _folder.Write("thesis.txt", "years of work");
        CliRun run = CliRun.WithInput("un viejo\n", "suggest", "--model", small.Path, "--profile", path);
        run.EndsWith(ExitCode.Failure, path, kind, "Name another file with --profile");
        Assert.DoesNotContain("delete", run.Error, StringComparison.Ordinal);
        CliRun shown = CliRun.Of("profile", "--profile", path);
        shown.EndsWith(ExitCode.Failure, path, kind);
        Assert.DoesNotContain("delete", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_told_to_delete_a_whole_profile_of_another_tokenizer()
    {
        Profile other = new(new WordTokenizer(culture: "tr"));
        other.Save(File);
        CliRun run = CliRun.WithInput("un viejo\n", "suggest", "--model", small.Path, "--profile", File);
        run.EndsWith(ExitCode.Failure, File, "Name another file with --profile");
        Assert.DoesNotContain("delete", run.Error, StringComparison.Ordinal);
        CliRun.Of("profile", "--profile", File).Succeeds();
    }

    private WordSource Open() => new(_model, new CompletionOptions { Matching = PrefixMatching.IgnoreCaseAndAccents }, UserProfile.Open(File, WordTokenizer.Default, isDefault: false, _warnings.Add));

    private string[] Held() => [.. Profile.Load(File).Words.Select(word => word.Word)];

    private CliRun Profiles(params string[] arguments) => CliRun.Of(["profile", "--profile", File, .. arguments]);

    private static void Learn(WordSource source, string line)
    {
        source.Learn(line);
        source.Save();
    }
}
