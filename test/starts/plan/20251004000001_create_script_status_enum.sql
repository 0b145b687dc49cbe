-- Create script_status enum type
CREATE TYPE script_status AS ENUM (
    'draft',
    'evaluated', 
    'approved',
    'rejected',
    'active'
);

-- Remove the unique constraint from scripts table
ALTER TABLE scripts DROP CONSTRAINT IF EXISTS scripts_chapter_id_user_id_script_style_key;

-- Add new columns to scripts table
ALTER TABLE scripts 
ADD COLUMN IF NOT EXISTS version INTEGER DEFAULT 1,
ADD COLUMN IF NOT EXISTS status script_status DEFAULT 'draft',
ADD COLUMN IF NOT EXISTS evaluation_score INTEGER,
ADD COLUMN IF NOT EXISTS evaluation_feedback TEXT,
ADD COLUMN IF NOT EXISTS character_ids UUID[] DEFAULT '{}';

-- Create indexes for new columns
CREATE INDEX IF NOT EXISTS idx_scripts_status ON scripts(status);
CREATE INDEX IF NOT EXISTS idx_scripts_version ON scripts(version);
CREATE INDEX IF NOT EXISTS idx_scripts_evaluation_score ON scripts(evaluation_score);
CREATE INDEX IF NOT EXISTS idx_scripts_character_ids ON scripts USING GIN(character_ids);

-- Update existing records to set default status
UPDATE scripts SET status = 'active' WHERE status IS NULL AND script IS NOT NULL;
