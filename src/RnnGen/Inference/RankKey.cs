namespace RnnGen;

/// <summary>
/// A word and its logit as one number, so that comparing and sorting words is comparing and sorting numbers: the larger logit is the smaller key,
/// and where logits are equal, the lower token is.
/// </summary>
internal static class RankKey
{
    private const uint SignBit = 0x8000_0000;

    /// <summary>The key of a word; its logit is a number.</summary>
    public static ulong From(float logit, int token)
    {
        // + 0 makes −0 the same as 0. The bits of positive floats rise with their value, those of negative ones fall.
        uint bits = BitConverter.SingleToUInt32Bits(logit + 0f);
        uint rising = (bits & SignBit) == 0 ? bits | SignBit : ~bits;
        return ((ulong)~rising << 32) | (uint)token;
    }

    /// <summary>The word of a key.</summary>
    public static int Token(ulong key) => (int)(uint)key;

    /// <summary>The logit of a key.</summary>
    public static float Logit(ulong key)
    {
        uint rising = ~(uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((rising & SignBit) != 0 ? rising ^ SignBit : ~rising);
    }
}
