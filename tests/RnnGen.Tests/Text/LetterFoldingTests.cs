namespace RnnGen.Tests;

public sealed class LetterFoldingTests
{
    [Theory]
    [InlineData("corazon", "corazon")]
    [InlineData("Corazón", "corazon")]
    [InlineData("corazo\u0301n", "corazon")]
    [InlineData("ÑANDÚ", "nandu")]
    [InlineData("Việt", "viet")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ΆΝΘΡΩΠΟΣ", "ανθρωποσ")]
    [InlineData("Ёлка", "елка")]
    [InlineData("Łódź", "łodz")]
    [InlineData("straße", "straße")]
    [InlineData("\u0301", "")]
    [InlineData("日本か\uFE0F", "日本か")]
    [InlineData("\U00010400", "\U00010428")]
    public void Case_and_accents_do_not_matter(string word, string expected) => Assert.Equal(expected, LetterFolding.Fold(word));

    [Fact]
    public void A_surrogate_without_its_pair_is_replaced() => Assert.Equal("a\uFFFDb", LetterFolding.Fold("a\uD800b"));

    [Fact]
    public void A_word_that_stays_is_the_same_string()
    {
        string word = new('a', 3);
        Assert.Same(word, LetterFolding.Fold(word));
    }

    [Fact]
    public void Folding_is_never_longer_and_folds_once()
    {
        char[] folded = new char[2];
        for (int unit = 0; unit < 0x3000; unit++)
        {
            string letter = ((char)unit).ToString();
            int length = LetterFolding.Fold(letter, folded);
            Assert.InRange(length, 0, 1);
            string once = new(folded, 0, length);
            Assert.Equal(once, LetterFolding.Fold(once));
            char upper = char.ToUpperInvariant((char)unit);
            if (char.ToLowerInvariant(upper) == unit)
            {
                Assert.Equal(once, LetterFolding.Fold(upper.ToString()));
            }
        }
    }
}
