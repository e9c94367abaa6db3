namespace RnnGen.Files;

/// <summary>What a path leads to, links followed.</summary>
internal enum FileKind
{
    /// <summary>Nothing, or nothing that can be reached.</summary>
    Missing,

    /// <summary>A file of bytes on a disk.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, also one with a name (a FIFO).</summary>
    Pipe,

    /// <summary>A device that is written byte by byte, such as a terminal.</summary>
    CharacterDevice,

    /// <summary>A device of blocks, such as a disk.</summary>
    BlockDevice,

    /// <summary>A socket.</summary>
    Socket,
}
