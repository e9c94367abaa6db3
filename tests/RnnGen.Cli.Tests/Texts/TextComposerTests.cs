using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class TextComposerTests
{
    [Theory]
    [InlineData("", "¡ hola , viajero ! ¿ qué tal ?", "¡hola, viajero! ¿qué tal?")]
    [InlineData("He said", "\" come in \" and left .", "He said \"come in\" and left.")]
    [InlineData("He said \"come", "in \" and", "He said \"come in\" and")]
    [InlineData("He said \"", "come in \" .", "He said \"come in\".")]
    [InlineData("  Kept Case  ", "and spaces", "  Kept Case and spaces")]
    [InlineData("a", "( b ) well - known", "a (b) well-known")]
    [InlineData("", "one <eos> two <eos>", "one\ntwo\n")]
    [InlineData("¿", "qué", "¿qué")]
    public void Words_stand_apart_and_punctuation_leans(string beginning, string words, string expected)
    {
        TextComposer text = new(beginning);
        foreach (string word in words.Split(' '))
        {
            text.Add(word);
        }

        Assert.Equal(expected, text.ToString());
    }
}
