using System.Globalization;
using System.Text;

namespace RnnGen;

/// <summary>
/// The spelling that is compared when case and accents do not matter: lower case, the same in every culture, and letters of the Latin, Greek and
/// Cyrillic scripts without the marks that Unicode's canonical decomposition separates from them. Ñandú, ñandu and nandu fold alike; ø and ł, which
/// do not decompose, stay. Marks that stand on their own go as well, so that composed and decomposed texts fold alike.
/// </summary>
/// <remarks>The table is our own because <see cref="string.Normalize()"/> leaves text as it is where the globalization data are not deployed (invariant mode).</remarks>
internal static class LetterFolding
{
    /// <summary>A letter and what folds to it: all that decomposes to it in Unicode, in lower case; and İ, which has no lower case of one character.</summary>
    private static readonly string[] Rows =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dďḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ", "hĥȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįİǐȉȋḭḯỉị", "jĵǰ", "kķǩḱḳḵ", "lĺļľḷḹḻḽ", "mḿṁṃ", "nñńņňǹṅṇṉṋ", "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ", "tţťțṫṭṯṱẗ", "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ", "æǣǽ", "øǿ", "ſẛ", "ʒǯ",
        "αάἀἁἂἃἄἅἆἇὰ\u1F71ᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ", "εέἐἑἒἓἔἕὲ\u1F73", "ηήἠἡἢἣἤἥἦἧὴ\u1F75ᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ", "ιΐίϊἰἱἲἳἴἵἶἷὶ\u1F77\u1FBEῐῑῒ\u1FD3ῖῗ", "οόὀὁὂὃὄὅὸ\u1F79", "ρῤῥ",
        "υΰϋύὐὑὒὓὔὕὖὗὺ\u1F7Bῠῡῢ\u1FE3ῦῧ", "ωώὠὡὢὣὤὥὦὧὼ\u1F7Dᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "аӑӓ", "гѓ", "еѐёӗ", "жӂӝ", "зӟ", "ийѝӣӥ", "кќ", "оӧ", "уўӯӱӳ", "чӵ", "ыӹ", "эӭ", "ії", "ѵѷ", "әӛ", "өӫ",
    ];

    private static readonly Dictionary<char, char> Bases = Rows.SelectMany(row => row.Skip(1).Select(letter => (letter, Base: row[0]))).ToDictionary(pair => pair.letter, pair => pair.Base);

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text; a surrogate without its pair reads as U+FFFD.</param>
    /// <param name="folded">Receives the folded text, which is never longer than <paramref name="text"/>.</param>
    /// <returns>Its length.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                Rune lower = Rune.ToLowerInvariant(rune);
                Rune letter = lower.IsBmp && Bases.TryGetValue((char)lower.Value, out char plain) ? new Rune(plain) : lower;
                length += letter.EncodeToUtf16(folded[length..]);
            }
        }

        return length;
    }

    /// <summary>The folded spelling of a word: the same string where nothing changes.</summary>
    public static string Fold(string word)
    {
        Span<char> buffer = word.Length <= TextTokenizer.MaxTokenLength ? stackalloc char[TextTokenizer.MaxTokenLength] : new char[word.Length];
        ReadOnlySpan<char> folded = buffer[..Fold(word, buffer)];
        return folded.SequenceEqual(word) ? word : folded.ToString();
    }
}
