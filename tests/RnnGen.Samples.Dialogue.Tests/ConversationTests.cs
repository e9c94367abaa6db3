using RnnGen.Samples.Dialogue;

namespace RnnGen.Tests;

[Collection(nameof(LearntModel))]
public sealed class ConversationTests(LearntModel learnt)
{
    private readonly FrozenModel _model = ModelStore.LoadOrTrain(learnt.Path, TextWriter.Null).Freeze();

    [Theory]
    [InlineData("We stay at the Silver St", "We stay at the Silver Stag ")]
    [InlineData("¿Dónde está la campa", "¿Dónde está la campana ")]
    [InlineData("Silv", "Silver ")]
    public void Tab_completes_the_word_begun(string typed, string line)
    {
        Conversation conversation = new(_model, seed: 1);
        Suggestion suggestion = conversation.Suggest(typed).ToArray().First(s => line.TrimEnd().EndsWith(conversation.WordOf(s), StringComparison.OrdinalIgnoreCase));

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
        Profile profile = new(_model.Vocabulary.Tokenizer);
        Conversation conversation = new(_model, seed: 1, profile);
        Assert.False(conversation.Undo());
        conversation.Say("Where is the bell?");
        Suggestion[] after = conversation.Suggest("The ").ToArray();

        Assert.True(conversation.Undo());

        // What was learnt stays, so the words may be the same, but they are not equally probable.
        Assert.NotEqual(after, conversation.Suggest("The ").ToArray());
        Assert.False(conversation.Undo());
    }

    [Fact]
    public void The_players_own_words_are_learnt_with_their_capitals_and_forgotten()
    {
        Profile profile = new(_model.Vocabulary.Tokenizer);
        Conversation conversation = new(_model, seed: 1, profile);
        Assert.Empty(Words(conversation, "I come from zar"));
        conversation.Say("I come from Zarquona.");
        conversation.Say("Zarquona is far, and to Zarquona I go.");

        Assert.Equal(["Zarquona"], Words(conversation, "I come from zar"));
        Assert.Equal("I come from Zarquona ", conversation.Take("I come from zar", conversation.Suggest("I come from zar")[0]));
        Assert.Equal(["Zarquona"], Words(new Conversation(_model, seed: 2, profile), "zar"));

        Assert.True(conversation.Forget("zarquona"));
        Assert.False(conversation.Forget("zarquona"));
        Assert.Empty(Words(conversation, "I come from zar"));
    }

    [Theory]
    [InlineData("Thank ", "you")]
    [InlineData("I would like to know wha", "what")]
    [InlineData("Do you want to go to the ", "Silver")]
    [InlineData("I am looking for Cap", "captain")]
    public void English_is_known_from_the_first_line_on_and_so_is_the_script(string typed, string expected) =>
        Assert.Contains(expected, Words(new Conversation(_model, seed: 1), typed), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void What_the_character_says_is_not_learnt()
    {
        Profile profile = new(_model.Vocabulary.Tokenizer);
        new Conversation(_model, seed: 1, profile).Say("Hello");
        Assert.Equal(["hello"], profile.Words.Select(word => word.Word.ToLowerInvariant()));
    }

    [Fact]
    public void What_is_known_of_the_player_does_not_change_the_answers()
    {
        Profile profile = new(_model.Vocabulary.Tokenizer);
        string[] first = Answers(seed: 1, profile);
        Assert.Equal(first, Answers(seed: 1, profile));
    }

    private static string[] Words(Conversation conversation, string line) => [.. conversation.Suggest(line).ToArray().Select(conversation.WordOf)];

    private string[] Answers(ulong seed, Profile? profile = null)
    {
        string[] lines = ["Where is the bell?", "Who took it?", "¿Qué hay en el camino?", "Good night."];
        Conversation conversation = new(_model, seed, profile);
        return [.. lines.Select(conversation.Say)];
    }
}
