using RnnGen.Lab;

namespace RnnGen.Benchmarks.Tests;

public sealed class SpeakerTextsTests
{
    [Fact]
    public void Speeches_are_collected_in_the_order_in_which_speakers_enter()
    {
        const string Play = "Exeunt all.\n\nFIRST LORD:\nGood day.\nAnd good night.\n\n\nSANCHO:\r\nNo: never.\r\n\r\nFIRST LORD:\nFarewell.\n\nSANCHO:\n";

        Assert.Equal([("FIRST LORD", "Good day.\nAnd good night.\nFarewell."), ("SANCHO", "No: never.")], SpeakerTexts.Of(Play));
    }

    [Theory]
    [InlineData(1, "one", " two")]
    [InlineData(2, "one two", " three,")]
    [InlineData(3, null, null)]
    public void A_text_is_cut_after_so_many_words(int words, string? first, string? next) =>
        Assert.Equal(first is null ? null : (first, next!), SpeakerTexts.Cut("one two three, four", WordTokenizer.Default, words));
}
