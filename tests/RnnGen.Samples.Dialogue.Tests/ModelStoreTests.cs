using RnnGen.Samples.Dialogue;

namespace RnnGen.Tests;

[Collection(nameof(LearntModel))]
public sealed class ModelStoreTests(LearntModel learnt)
{
    [Fact]
    public void The_first_start_learns_and_the_second_loads()
    {
        StringWriter progress = new();
        DialogueModel model = ModelStore.LoadOrTrain(learnt.Path, progress);

        Assert.Empty(progress.ToString());
        Assert.Contains("learning", learnt.Progress, StringComparison.Ordinal);
        Assert.Contains(".....", learnt.Progress, StringComparison.Ordinal);
        Assert.NotEqual(Vocabulary.Unknown, model.Vocabulary.IndexOf("harrowford"));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_and_left_alone()
    {
        string path = learnt["notes.txt"];
        File.WriteAllText(path, "not a model");

        Assert.Throws<InvalidModelFileException>(() => ModelStore.LoadOrTrain(path, TextWriter.Null));

        Assert.Equal("not a model", File.ReadAllText(path));
    }

    [Fact]
    public void Where_nothing_can_be_saved_nothing_is_learnt()
    {
        StringWriter progress = new();

        Assert.ThrowsAny<IOException>(() => ModelStore.LoadOrTrain(learnt["no-such-folder/model"], progress));

        Assert.Empty(progress.ToString());
    }
}
