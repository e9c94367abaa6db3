using System.Text;

namespace RnnGen.Tests;

/// <summary>Every entry of the tables against the database that they were made of.</summary>
public sealed class UnicodeTableTests
{
    private static readonly string[] WordBreaks =
    [
        "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Katakana", "Hebrew_Letter", "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter",
        "MidNum", "Numeric", "ExtendNumLet", "Regional_Indicator", "WSegSpace",
    ];

    [UnicodeFact]
    public void Word_breaks_are_those_of_the_database_but_for_two()
    {
        string?[] values = UnicodeDatabase.Values("auxiliary/WordBreakProperty.txt");

        // A file begins there, and a space.
        values[0xFEFF] = "Newline";
        values[0x202F] = "Other";
        string?[] pictographs = UnicodeDatabase.Values("emoji/emoji-data.txt", value => value == "Extended_Pictographic");
        for (int codePoint = 0; codePoint < values.Length; codePoint++)
        {
            WordProperties properties = WordProperties.Of(codePoint);
            Assert.Equal((values[codePoint] ?? "Other", pictographs[codePoint] is not null), (WordBreaks[(int)properties.Break], properties.IsPictograph));
        }
    }

    [UnicodeFact]
    public void What_is_invisible_is_ignorable_and_no_letter()
    {
        string?[] ignorable = UnicodeDatabase.Values("DerivedCoreProperties.txt", value => value == "Default_Ignorable_Code_Point");
        for (int codePoint = 0; codePoint < ignorable.Length; codePoint++)
        {
            WordProperties properties = WordProperties.Of(codePoint);
            Assert.Equal(ignorable[codePoint] is not null && !properties.IsWordCharacter, properties.IsInvisible);
        }
    }

    [UnicodeFact]
    public void What_is_written_without_spaces_is_known_by_script_line_break_or_width()
    {
        string?[] scripts = UnicodeDatabase.Values("Scripts.txt");
        string?[] lineBreaks = UnicodeDatabase.Values("LineBreak.txt");
        string?[] widths = UnicodeDatabase.Values("EastAsianWidth.txt");
        string?[] categories = UnicodeDatabase.Values("extracted/DerivedGeneralCategory.txt");
        for (int codePoint = 0; codePoint < scripts.Length; codePoint++)
        {
            bool isUnspaced = scripts[codePoint] is "Han" or "Hiragana" or "Katakana" or "Bopomofo" or "Nushu" or "Tangut" or "Khitan_Small_Script"
                || lineBreaks[codePoint] == "SA"
                || (categories[codePoint]?[0] == 'P' && widths[codePoint] is "W" or "F")
                || codePoint is 0x0F0B or 0x0F0C;

            Assert.Equal(isUnspaced, WordProperties.Of(codePoint).IsUnspaced);
        }
    }

    [UnicodeFact]
    public void Lower_and_title_case_are_those_of_the_database()
    {
        Dictionary<int, string[]> rows = UnicodeDatabase.Rows("UnicodeData.txt").ToDictionary(row => UnicodeDatabase.CodePoint(row[0]));
        for (int codePoint = 0; codePoint < 0x110000; codePoint++)
        {
            string[]? row = rows.GetValueOrDefault(codePoint);
            Assert.Equal(codePoint == 'İ' ? codePoint : Mapped(row?[13]), LetterCase.ToLower(codePoint));
            Assert.Equal(Mapped(row?[14]), LetterCase.ToTitle(codePoint, isTurkic: false));

            int Mapped(string? digits) => string.IsNullOrEmpty(digits) ? codePoint : UnicodeDatabase.CodePoint(digits);
        }
    }

    [UnicodeFact]
    public void Case_by_itself_and_in_a_word_is_the_same()
    {
        char[] buffer = new char[TextTokenizer.MaxTokenLength];
        TextTokenizer keeps = new WordTokenizer(lowerCase: false);
        foreach (Rune rune in Enumerable.Range(0x80, 0x10FF80).Where(Rune.IsValid).Select(codePoint => new Rune(codePoint)).Where(rune => rune.Value != 'İ'))
        {
            string composed = keeps.Normalize(rune.ToString(), buffer).ToString();
            string lower = string.Concat(composed.EnumerateRunes().Select(part => new Rune(LetterCase.ToLower(part.Value))));
            Assert.Equal(lower, WordTokenizer.Default.Normalize(rune.ToString(), buffer).ToString());
        }
    }

    [UnicodeFact]
    public void The_title_case_of_a_character_has_as_many_units() =>
        Assert.DoesNotContain(
            Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value)),
            rune => rune.Utf16SequenceLength != new Rune(LetterCase.ToTitle(rune.Value, isTurkic: false)).Utf16SequenceLength);

    /// <summary>Column 2 is the form NFC of columns 1 to 3, column 4 that of columns 4 and 5.</summary>
    [NormalizationSuiteFact]
    public void Words_are_composed_as_the_test_suite_of_normalisation_says()
    {
        TextTokenizer tokenizer = new WhitespaceTokenizer();
        char[] buffer = new char[TextTokenizer.MaxTokenLength];
        int rows = 0;
        foreach (string[] row in NormalizationSuiteFactAttribute.Rows().Where(row => row.Length > 5))
        {
            string[] columns = [.. row.Take(5).Select(UnicodeDatabase.Text)];
            Assert.All(columns[..3], column => Assert.Equal(columns[1], tokenizer.Normalize(column, buffer).ToString()));
            Assert.All(columns[3..], column => Assert.Equal(columns[3], tokenizer.Normalize(column, buffer).ToString()));
            rows++;
        }

        Assert.Equal(19_074, rows);
    }
}
