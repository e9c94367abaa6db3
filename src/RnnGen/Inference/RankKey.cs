namespace RnnGen;

/// <summary>
/// A word and its logit as one number, so that comparing and sorting words is comparing and sorting numbers: the larger logit is the smaller key,
/// and of equal logits the lower token.
/// </summary>
internal static class RankKey
{
    private const uint SignBit = 0x8000_0000;

    /// <summary>The key of a word; its logit is a number.</summary>
    public static ulong Of(float logit, int token)
    {
        // + 0 makes −0 the same as 0. The bits of floats rise with their value, from the sign bit on downwards where negative.
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
