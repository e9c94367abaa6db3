using RnnGen.Samples.Dialogue;

namespace RnnGen.Tests;

[Collection(nameof(LearntModel))]
public sealed class ConversationTests(LearntModel learnt)
{
    private readonly FrozenModel _model = ModelStore.LoadOrTrain(learnt.Path, TextWriter.Null).Freeze();

    [Theory]
    [InlineData("We stay at the Silver St", "We stay at the Silver stag ")]
    [InlineData("¿Dónde está la campa", "¿Dónde está la campana ")]
    [InlineData("Silv", "Silver ")]
    public void Tab_completes_the_word_begun(string typed, string line)
    {
        Conversation conversation = new(_model, seed: 1);
        Suggestion suggestion = conversation.Suggest(typed).ToArray().First(s => line.TrimEnd().EndsWith(conversation.Vocabulary[s.Token], StringComparison.OrdinalIgnoreCase));

        Assert.Equal(line, conversation.Take(typed, suggestion));
    }

    [Fact]
    public void Reading_the_line_over_and_over_says_nothing()
    {
        Conversation typed = new(_model, seed: 3);
        string[] lines = ["W", "Where", "Where is", "Wh", "Who "];
        foreach (string line in lines)
        {
            typed.Suggest(line);
        }

        Assert.Equal(new Conversation(_model, seed: 3).Say("Who is there?"), typed.Say("Who is there?"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_answers_and_another_one_others()
    {
        Assert.Equal(Answers(seed: 1), Answers(seed: 1));
        Assert.NotEqual(Answers(seed: 1), Answers(seed: 2));
    }

    [Fact]
    public void Answers_are_sentences()
    {
        Assert.All(Answers(seed: 5), answer =>
        {
            Assert.Matches(@"^[\p{Lu}¿¡]", answer);
            Assert.Contains(answer[^1], ".!?");
            Assert.DoesNotContain(':', answer);
        });
    }

    [Fact]
    public void What_is_taken_back_was_never_said()
    {
        Conversation conversation = new(_model, seed: 1);
        Assert.False(conversation.Undo());
        Suggestion[] before = conversation.Suggest("The ").ToArray();
        conversation.Say("Where is the bell?");
        Assert.NotEqual(before, conversation.Suggest("The ").ToArray());

        Assert.True(conversation.Undo());

        Assert.Equal(before, conversation.Suggest("The ").ToArray());
        Assert.False(conversation.Undo());
    }

    private string[] Answers(ulong seed)
    {
        string[] lines = ["Where is the bell?", "Who took it?", "¿Qué hay en el camino?", "Good night."];
        Conversation conversation = new(_model, seed);
        return [.. lines.Select(conversation.Say)];
    }
}
