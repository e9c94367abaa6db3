namespace RnnGen.Lab;

/// <summary>What else the machine does during a training.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Loops">Busy loops.</param>
/// <param name="IsPinned">Whether they all run on one processor.</param>
internal sealed record LoadCondition(string Name, int Loops, bool IsPinned)
{
    public static IReadOnlyList<LoadCondition> All { get; } =
    [
        new("idle", 0, false),
        new("one busy loop on one core", 1, true),
        new("four busy loops", 4, false),
    ];
}
